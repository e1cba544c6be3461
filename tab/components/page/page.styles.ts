import { makeStaticStyles, makeStyles, tokens } from "@fluentui/react-components"

export const useStaticStyles = makeStaticStyles({
  body: { margin: "0" },
})

export const usePageStyles = makeStyles({
  root: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground3 },
  page: {
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: tokens.spacingVerticalL,
    maxWidth: "1760px",
    padding: "20px 24px 24px",
    "@media (max-width: 639px)": { padding: "16px" },
  },
  beside: { marginRight: "520px" },
  sheet: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", alignItems: "center", gap: "8px 16px" },
  heading: { minWidth: 0, flex: "1 1 280px" },
  crumbs: {
    display: "flex",
    flexWrap: "wrap",
    margin: "0 0 4px",
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  crumb: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "24px",
    "& + li::before": { content: "'›'", margin: "0 6px" },
  },
  crumbLink: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "24px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: {
    margin: 0,
    outlineStyle: "none",
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    "@media (max-width: 639px)": { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  meta: { margin: "2px 0 0", color: tokens.colorNeutralForeground3 },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: "8px" },
  small: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  signedIn: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 12px",
    padding: "4px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    "@media (max-width: 639px)": { padding: "4px 16px" },
  },
})
