import { makeStyles, tokens } from "@fluentui/react-components"

export const useMarkStyles = makeStyles({
  // Text tokens that reach 4.5:1 on plain and selected rows; the status foregrounds 1 and 2 do not in dark.
  red: { color: tokens.colorStatusDangerForeground3 },
  amber: { color: tokens.colorPaletteMarigoldForeground2 },
  green: { color: tokens.colorStatusSuccessForeground3 },
  blue: { color: tokens.colorPaletteBlueForeground2 },
  quiet: { color: tokens.colorNeutralForeground2 },
  shape: { flex: "none", width: "12px", height: "12px" },
  mark: { display: "inline-flex", alignItems: "baseline", columnGap: "6px", maxWidth: "100%" },
  markShape: { position: "relative", top: "1px" },
  strong: { fontWeight: tokens.fontWeightSemibold },
})

export const useBarStyles = makeStyles({
  bar: { display: "flex", columnGap: "2px", width: "100%" },
  thin: { height: "6px" },
  thick: { height: "8px" },
  segment: { boxSizing: "border-box", minWidth: "4px", borderRadius: tokens.borderRadiusSmall },
  red: { backgroundColor: tokens.colorStatusDangerBorderActive },
  amber: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  green: { backgroundColor: tokens.colorStatusSuccessBorderActive },
  blue: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  none: { backgroundColor: tokens.colorNeutralStroke1 },
  // High contrast has one ink: dotted outline, outline, hatching, solid.
  outlined: { border: `1px solid ${tokens.colorNeutralForeground1}`, backgroundColor: "transparent" },
  dotted: {
    borderTopStyle: "dotted",
    borderRightStyle: "dotted",
    borderBottomStyle: "dotted",
    borderLeftStyle: "dotted",
  },
  hatched: {
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralForeground1} 0 2px, transparent 2px 5px)`,
  },
  solid: { backgroundColor: tokens.colorNeutralForeground1 },
})

export const useLegendStyles = makeStyles({
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  number: { fontWeight: tokens.fontWeightSemibold },
  word: { color: tokens.colorNeutralForeground1 },
})
