import { makeStyles, tokens } from "@fluentui/react-components"

export const usePostsStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 16px" },
  search: { width: "280px", "@media (max-width: 639px)": { width: "100%", maxWidth: "none" } },
  table: { width: "100%", tableLayout: "fixed", borderCollapse: "separate", borderSpacing: 0 },
  columnHead: {
    boxSizing: "border-box",
    padding: "4px 12px 8px 0",
    textAlign: "left",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    "&:first-child": { paddingLeft: "16px", width: "26%" },
    "&:last-child": { paddingRight: "16px" },
  },
  leads: { width: "80px" },
  change: { width: "84px" },
  cell: {
    boxSizing: "border-box",
    padding: "8px 12px 8px 0",
    verticalAlign: "top",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    "&:first-child": { paddingLeft: "16px" },
    "&:last-child": { paddingRight: "16px" },
  },
  card: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    rowGap: "8px",
    padding: "12px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  facts: {
    display: "grid",
    gridTemplateColumns: "112px minmax(0, 1fr)",
    gap: "2px 12px",
    width: "100%",
    margin: 0,
    "@media (max-width: 339px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  marks: { display: "grid", justifyItems: "start", rowGap: "2px" },
})

export const usePostFormStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "12px",
    "@media (max-width: 479px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  group: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: "0",
  },
  legend: { padding: 0 },
  days: { display: "flex", flexWrap: "wrap" },
  members: {
    maxHeight: "220px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  holder: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: "8px" },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  /** A combobox is wider than a narrow dialog unless told otherwise, and a select as wide as its longest choice. */
  field: { minWidth: 0, width: "100%" },
  /** Fluent draws these smaller than a target may be. */
  opener: { minWidth: "24px", minHeight: "24px", justifyContent: "center", alignItems: "center" },
  fault: { margin: 0, color: tokens.colorStatusDangerForeground3 },
})
