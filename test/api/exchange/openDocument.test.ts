import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx"
import { describe, expect, it } from "vitest"
import writeExcel from "write-excel-file/node"
import { openDocument } from "#api/exchange/openDocument.ts"
import * as make from "../../support/documents.ts"
import { drawn } from "./drawn.ts"

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function open(name: string, bytes: Uint8Array) {
  const opened = await openDocument({ name, bytes })
  if (opened.kind === "refused") throw new Error(opened.why)
  return opened.document
}

async function paste(html: string) {
  const opened = await openDocument({ paste: { html, text: "" } })
  if (opened.kind === "refused") throw new Error(opened.why)
  return opened.document.blocks
}

describe("a Word document", () => {
  it("keeps headings, paragraphs and several tables in their order", async () => {
    const { blocks } = await open(
      "Plan.docx",
      make.docxOf(
        [
          make.wordParagraph("Climate plan", { style: "Title" }),
          make.wordParagraph("As at 3 May 2026"),
          make.wordParagraph("Homes", { style: "Heading2" }),
          make.wordTable([make.wordRow(["Action", "By when"]), make.wordRow(["Insulate", "May"])]),
          make.wordParagraph("Roads", { style: "Heading2" }),
          make.wordTable([make.wordRow(["Resurface", "June"])]),
        ].join(""),
      ),
    )

    expect(drawn(blocks)).toEqual([
      ...["h1 Climate plan", "As at 3 May 2026", "h2 Homes"],
      [
        ["Action", "By when"],
        ["Insulate", "May"],
      ],
      "h2 Roads",
      [["Resurface", "June"]],
    ])
  })

  it("keeps merged cells, heading rows and a theme that runs across the table", async () => {
    const p = make.wordParagraph
    const rows = [
      make.wordRow(["Action", "Lead", "By when"], { isHeader: true }),
      make.wordRow([{ body: p("Homes", { style: "Heading2" }), columns: 3 }]),
      make.wordRow([{ body: p("Insulate"), merge: "start" }, "Head of Housing", "May"]),
      make.wordRow([{ body: p(""), merge: "continue" }, "Head of Assets", "June"]),
    ]

    const { blocks } = await open("Plan.docx", make.docxOf(make.wordTable(rows)))

    expect(drawn(blocks)).toEqual([
      [
        ["# Action", "# Lead", "# By when"],
        ["Homes (3×1)"],
        ["Insulate (1×2)", "Head of Housing", "May"],
        ["Head of Assets", "June"],
      ],
    ])
  })

  it("makes lines of paragraphs, nested lists and a table within a cell", async () => {
    const p = make.wordParagraph
    const inner = make.wordTable([make.wordRow(["inner left", "inner right"])])
    const body = [
      p("First:"),
      p("one", { list: 0 }),
      p("one and a half", { list: 1 }),
      p("two", { list: 0 }),
      inner,
      p(""),
    ]

    const { blocks } = await open(
      "Plan.docx",
      make.docxOf(make.wordTable([make.wordRow([{ body: body.join("") }, "May"])])),
    )

    expect(drawn(blocks)).toEqual([[["First:\none\none and a half\ntwo\ninner left\ninner right", "May"]]])
  })

  it("reads what the docx package writes, and its title", async () => {
    const row = (texts: string[], tableHeader = false) =>
      new TableRow({ tableHeader, children: texts.map(text => new TableCell({ children: [new Paragraph(text)] })) })
    const document = new Document({
      title: "Housing plan",
      sections: [
        {
          children: [
            new Paragraph({ text: "Housing", heading: HeadingLevel.HEADING_1 }),
            new Table({ rows: [row(["Action", "By when"], true), row(["Build & let", "5 May 2026"])] }),
          ],
        },
      ],
    })

    const read = await open("Housing.docx", await Packer.toBuffer(document))

    expect(read.title).toBe("Housing plan")
    expect(drawn(read.blocks)).toEqual([
      "h1 Housing",
      [
        ["# Action", "# By when"],
        ["Build & let", "5 May 2026"],
      ],
    ])
  })

  it("joins a table long enough to be read in parts, without a row lost, doubled or unmerged", async () => {
    const rows = Array.from({ length: 2_500 }, (_, at) => {
      const merge = at % 5 === 0 ? "start" : "continue"
      return make.wordRow([{ body: make.wordParagraph(at % 5 === 0 ? `group ${at}` : ""), merge }, `Action ${at}`])
    })
    const body = make.wordTable([make.wordRow(["Group", "Action"], { isHeader: true }), ...rows])

    const { blocks } = await open("Long.docx", make.docxOf(`${body}${make.wordParagraph("The end")}`))

    const [table, ...others] = blocks
    expect(drawn(others)).toEqual(["The end"])
    const cells = table?.kind === "table" ? table.rows.map(row => row.cells) : []
    expect(cells.map(row => row.at(-1)?.text)).toEqual(["Action", ...rows.map((_, at) => `Action ${at}`)])
    expect(cells.filter(row => row.length === 2).map(row => row[0]?.rows)).toEqual([1, ...Array(500).fill(5)])
  })
})

describe("an Excel workbook", () => {
  it("makes a table of each sheet under its name, with days in words", async () => {
    const bytes = await writeExcel([
      {
        sheet: "Homes",
        data: [
          [{ value: "Action" }, { value: "By when" }],
          [{ value: "Insulate" }, { value: new Date("2026-09-19T00:00:00Z"), type: Date, format: "dd/mm/yyyy" }],
        ],
      },
      { sheet: "Roads", data: [[{ value: "Resurface" }, { value: 3, type: Number }]] },
    ]).toBuffer()

    const { blocks } = await open("Plan.xlsx", bytes)

    expect(drawn(blocks)).toEqual([
      "h1 Homes",
      [
        ["Action", "By when"],
        ["Insulate", "19 September 2026"],
      ],
      "h1 Roads",
      [["Resurface", "3"]],
    ])
  })

  it("says what the cell shows where the bare number would say more or less", async () => {
    const formats = ["mmm\\-yy", "0.00", "0%", "General", "yyyy"]
    const styles = `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`).join("")}</numFmts><cellXfs>${formats.map((_, at) => `<xf numFmtId="${170 + at}"/>`).join("")}</cellXfs>`
    const values = ["46266", "2.1", "0.35", "0.30000000000000004", "46266"]
    const cells = values.map((value, at) => `<c r="${"ABCDE"[at]}1" s="${at}"><v>${value}</v></c>`)

    const { blocks } = await open(
      "Plan.xlsx",
      make.xlsxOf({ Plan: `<sheetData><row r="1">${cells.join("")}</row></sheetData>` }, { styles }),
    )

    expect(drawn(blocks)).toEqual(["h1 Plan", [["September 2026", "2.10", "35%", "0.3", "2026"]]])
  })

  it("keeps merged cells", async () => {
    const { inlineCell: cell } = make
    const sheet = `<sheetData><row r="1">${cell("A1", "Homes")}</row><row r="2">${cell("A2", "Insulate")}${cell("B2", "May")}</row><row r="3">${cell("B3", "June")}</row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>`

    const { blocks } = await open("Plan.xlsx", make.xlsxOf({ Plan: sheet }))

    expect(drawn(blocks)).toEqual(["h1 Plan", [["Homes (2×1)"], ["Insulate (1×2)", "May"], ["June"]]])
  })

  it("takes what a formula last gave and never works it out", async () => {
    const cells = '<c r="A1"><f>1+1</f><v>5</v></c><c r="B1" t="str"><f>CMD()</f><v>kept</v></c>'

    const { blocks } = await open(
      "Plan.xlsx",
      make.xlsxOf({ Plan: `<sheetData><row r="1">${cells}</row></sheetData>` }),
    )

    expect(drawn(blocks)).toEqual(["h1 Plan", [["5", "kept"]]])
  })

  it("does not believe the size a sheet gives itself, nor coloured cells without words", async () => {
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${make.inlineCell("A1", "Action")}${make.inlineCell("B1", "Lead")}<c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row></sheetData>`

    const { blocks } = await open("Plan.xlsx", make.xlsxOf({ Plan: sheet }))

    expect(drawn(blocks)).toEqual(["h1 Plan", [["Action", "Lead"]]])
  })
})

describe("a page or what is pasted", () => {
  it("leaves out what Word writes for itself and keeps the numbers of lists", async () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-x:1}</style><!--[if gte mso 9]><xml><o:p>junk</o:p></xml><![endif]--></head><body><!--StartFragment-->
      <table class=MsoTableGrid><tr><th>Action</th><th>By when</th></tr>
      <tr><td><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>2.3<span style='font:7pt'>&nbsp;&nbsp;</span></span><![endif]>Write
        the policy<o:p></o:p></p><p><span style="mso-list: Ignore">·<span>&nbsp;</span></span>and publish</p></td><td>19&nbsp;September<br>or later</td></tr></table><!--EndFragment--></body></html>`

    expect(drawn(await paste(html))).toEqual([
      [
        ["# Action", "# By when"],
        ["2.3 Write the policy\nand publish", "19 September\nor later"],
      ],
    ])
  })

  it("reads Excel's spans, and undoes those that only let a text run over", async () => {
    const html = `<table><col width=64><tr><td colspan=2 rowspan=9>Homes</td><td style='mso-ignore:colspan' colspan=2>Runs over</td></tr><tr><td style="display:none">hidden</td><td>a</td><td>b</td></tr></table>`

    expect(drawn(await paste(html))).toEqual([
      [
        ["Homes (2×2)", "Runs over", ""],
        ["hidden", "a", "b"],
      ].map(row => row.filter(text => text !== "hidden")),
    ])
  })

  it("drops scripts and styles, closes what was left open, and keeps headings and captions", async () => {
    const html = `<title>Roads</title><script>alert("<td>no</td>")</script><h2>The <b>plan</b></h2><p>As at May<table><caption>Table one</caption><tr><td>a<script>x()</script><td>b<tr><td>c<style>d</style></table>after`

    const read = await open("plan.htm", bytesOf(html))

    expect(read.title).toBe("Roads")
    expect(drawn(read.blocks)).toEqual(["h2 The plan", "As at May", "Table one", [["a", "b"], ["c"]], "after"])
  })

  it("reads a page in the encoding it names", async () => {
    const html = `<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><table><tr><td>Café \u0096 open</td></tr></table>`

    const { blocks } = await open("plan.html", Buffer.from(html, "latin1"))

    expect(drawn(blocks)).toEqual([[["Café – open"]]])
  })
})
