import { makeStyles, tokens } from "@fluentui/react-components"

export const useFiguresStyles = makeStyles({
  figures: {
    display: "grid",
    gridTemplateColumns: "repeat(4, minmax(0, 1fr))",
    margin: 0,
    "@media (max-width: 639px)": { gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
    "@media (max-width: 339px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  figure: {
    display: "flex",
    flexDirection: "column-reverse",
    justifyContent: "flex-end",
    padding: "14px 16px",
    "& + div": { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
    "@media (max-width: 639px)": { "& + div": { borderLeftStyle: "none" } },
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  lines: { display: "grid", rowGap: "2px" },
})

export const usePersonStyles = makeStyles({
  person: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    "&[open] > summary svg": { transform: "rotate(90deg)" },
  },
  summary: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 2fr) minmax(0, 3fr) minmax(64px, max-content)",
    alignItems: "center",
    gap: "2px 12px",
    boxSizing: "border-box",
    minHeight: "44px",
    padding: "8px 16px",
    cursor: "pointer",
    listStyleType: "none",
    "&::-webkit-details-marker": { display: "none" },
    "@media (max-width: 639px)": { gridTemplateColumns: "20px minmax(0, 1fr) max-content" },
  },
  chevron: { flex: "none", color: tokens.colorNeutralForeground2 },
  references: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
    "@media (max-width: 639px)": { gridColumn: "2 / -1", gridRowStart: "2" },
  },
  hour: {
    textAlign: "right",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
  state: { display: "grid", justifyItems: "end", textAlign: "right", rowGap: "2px", maxWidth: "180px" },
  answered: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  body: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "12px",
    padding: "4px 16px 14px 48px",
    "@media (max-width: 639px)": { paddingLeft: "16px" },
  },
  items: { display: "grid", rowGap: "8px", margin: 0, padding: 0, listStyleType: "none" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
})

export const useAskingStyles = makeStyles({
  plan: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "10px",
    padding: "12px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "6px 16px",
  },
  what: { minWidth: 0, flex: "1 1 260px", display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "2px" },
  dates: {
    paddingLeft: "12px",
    borderLeft: `2px dashed ${tokens.colorNeutralStroke1}`,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "8px",
  },
  datesTitle: {
    margin: 0,
    outlineStyle: "none",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  date: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", alignItems: "center", gap: "4px 16px" },
})
