import { makeStyles, tokens } from "@fluentui/react-components"

export const useSourceStyles = makeStyles({
  body: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "16px", padding: "4px 16px 16px" },
  zone: {
    display: "grid",
    justifyItems: "center",
    rowGap: "10px",
    padding: "32px 16px",
    textAlign: "center",
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  over: { borderTopStyle: "solid", borderRightStyle: "solid", borderBottomStyle: "solid", borderLeftStyle: "solid" },
  sentence: { margin: 0, maxWidth: "72ch", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: "8px 16px" },
  going: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "8px" },
})

export const useReadStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 200px), 360px))",
    alignItems: "start",
    gap: "12px 24px",
    margin: 0,
    padding: "0 16px 14px",
  },
  details: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "0 16px" },
  summary: { width: "fit-content", padding: "10px 0", cursor: "pointer", fontWeight: tokens.fontWeightSemibold },
  detailsBody: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "8px",
    maxWidth: "960px",
    padding: "0 0 14px",
  },
  columns: { display: "grid", rowGap: "6px", margin: 0, padding: 0, listStyleType: "none" },
  column: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)",
    gap: "2px 16px",
    "@media (max-width: 639px)": { gridTemplateColumns: "minmax(0, 1fr)", paddingBottom: "6px" },
  },
  choice: { minWidth: 0, width: "100%", maxWidth: "420px" },
})

export const useRowsStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", padding: "0 16px 12px" },
  pager: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px 12px",
    padding: "8px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  pagerWords: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: { margin: 0, padding: "4px 16px 16px", color: tokens.colorNeutralForeground2 },
  source: { width: "88px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  whom: { width: "19%" },
  when: { width: "22%" },
  progress: { width: "20%" },
  buttons: { width: "84px" },
  panelCell: { padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  leftOut: { textDecorationLine: "line-through" },
  words: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "6",
    overflow: "hidden",
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
  },
  stack: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "4px", alignContent: "start" },
  stages: { display: "grid", rowGap: "4px", margin: 0, padding: 0, listStyleType: "none" },
  card: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "10px",
    padding: "12px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cardFacts: {
    display: "grid",
    gridTemplateColumns: "88px minmax(0, 1fr)",
    gap: "6px 12px",
    margin: 0,
    "@media (max-width: 359px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
})

export const useEditorStyles = makeStyles({
  panel: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "12px",
    padding: "14px 16px 16px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 220px), 1fr))",
    alignItems: "start",
    gap: "12px 16px",
  },
  group: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "8px",
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: "0",
  },
  legend: { padding: "0 0 4px" },
  owner: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 1fr) minmax(0, 2fr) max-content",
    alignItems: "end",
    gap: "8px 12px",
    "@media (max-width: 799px)": {
      gridTemplateColumns: "minmax(0, 1fr)",
      justifyItems: "start",
      "& > *": { width: "100%" },
      "& > button": { width: "auto" },
    },
  },
  field: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
})

export const useDifferenceStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "4px",
    padding: "10px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  change: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "2px" },
  fromTo: {
    display: "grid",
    gridTemplateColumns: "96px minmax(0, 1fr)",
    gap: "2px 12px",
    margin: 0,
    paddingLeft: "32px",
    maxWidth: "110ch",
    "@media (max-width: 479px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  newer: { paddingLeft: "32px" },
  value: { margin: 0, whiteSpace: "pre-line", overflowWrap: "anywhere" },
  sectionHead: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "4px 16px",
    padding: "8px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
})

export const useBringInStyles = makeStyles({
  form: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    rowGap: "12px",
    maxWidth: "720px",
    padding: "0 16px 16px",
  },
  wide: { width: "100%" },
  sentence: { margin: 0, overflowWrap: "anywhere" },
  links: { display: "flex", flexWrap: "wrap", gap: "8px 24px" },
})
