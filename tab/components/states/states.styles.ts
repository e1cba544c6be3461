import { makeStyles, tokens } from "@fluentui/react-components"

export const useStateStyles = makeStyles({
  centred: {
    display: "grid",
    justifyItems: "center",
    rowGap: tokens.spacingVerticalS,
    padding: "48px 24px",
    textAlign: "center",
  },
  icon: { color: tokens.colorNeutralForeground2 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { margin: 0, maxWidth: "56ch", color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  skeleton: { display: "grid", rowGap: "14px", padding: "16px" },
  skeletonRow: { display: "grid", gridTemplateColumns: "32px minmax(0, 1fr) 120px", columnGap: "12px" },
  block: { height: "16px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1 },
  twoLines: { height: "36px" },
  live: { "&:not(:empty)": { marginTop: "16px" } },
  forListeners: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
})
