// How a plan is printed: dark on white, the table alone, its head again on each page.
import { makeStaticStyles, makeStyles } from "@fluentui/react-components"

export const usePrintedPage = makeStaticStyles(`
@page { size: A4 landscape; margin: 12mm; }
@media print {
  html, body { background: #ffffff !important; }
  body * {
    color: #000000 !important;
    background-color: transparent !important;
    box-shadow: none !important;
    animation: none !important;
  }
  body nav, body aside, body details, body [data-tabster-dummy], body [role="menu"] { display: none !important; }
  body main { margin: 0 !important; padding: 0 !important; max-width: none !important; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  /* Five lines are enough to look at, not to keep. */
  td div { -webkit-line-clamp: none !important; overflow: visible !important; }
}
`)

export const usePrintStyles = makeStyles({
  onScreen: { display: "contents", "@media print": { display: "none" } },
})
