import { makeStyles, tokens } from "@fluentui/react-components"

export const useDialogStyles = makeStyles({
  form: { display: "contents" },
  content: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", alignContent: "start", rowGap: "12px" },
  sentence: { margin: 0, overflowWrap: "anywhere" },
  strong: { margin: 0, overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  bare: { margin: 0, padding: "2px 0 0 20px" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", rowGap: "8px", margin: 0, padding: 0, listStyleType: "none" },
})
