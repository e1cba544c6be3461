// The styles of an exported Word document, written out: the library makes no table styles, and a style's first row is
// what assistive software takes for the header.

export const planTableStyle = "PlanTable"

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A99A8"/>`
const lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).join("")

const paragraphStyle = (id: string, name: string, looks: string) =>
  `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>` +
  `${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'}<w:qFormat/>${looks}</w:style>`

/** `language` is what a screen reader and the spelling checker take the words to be in, e.g. "en-GB". */
export const docxStyles = (language: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${namespace}">` +
  `<w:docDefaults><w:rPrDefault><w:rPr>${font}${size(20)}<w:lang w:val="${language}" w:eastAsia="${language}"/></w:rPr></w:rPrDefault>` +
  `<w:pPrDefault/></w:docDefaults>` +
  paragraphStyle("Normal", "Normal", "") +
  paragraphStyle(
    "Heading1",
    "heading 1",
    `<w:pPr><w:keepNext/><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(32)}</w:rPr>`,
  ) +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>` +
  `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
  `<w:style w:type="table" w:customStyle="1" w:styleId="${planTableStyle}"><w:name w:val="Plan table"/>` +
  `<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${lines}</w:tblBorders></w:tblPr>` +
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tblPr/><w:trPr><w:tblHeader/></w:trPr>` +
  `<w:tcPr>${shade("D9E2EC")}</w:tcPr></w:tblStylePr></w:style></w:styles>`
