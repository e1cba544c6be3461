import { openHere } from "#api/exchange/openHere.ts"
import { docxOf, wordRow, wordTable } from "../support/documents.ts"
import { piecesOfWord } from "#api/exchange/openWordPieces.ts"
import { strFromU8, unzipSync } from "fflate"
const rows = Array.from({ length: 10000 }, (_, at) => wordRow([`${at + 1}`,`Agree protocol ${at} with the partners and publish it, page ${(at * 7919) % 1000}`,`Head of Service ${at % 40}`,`${1 + (at % 28)} September 20${20 + (at % 8)}`,`Under way: meeting ${(at * 31) % 977} held and its minutes sent`,`R${at % 9}`]))
const bytes=docxOf(wordTable(rows))
let t=performance.now(); const p=piecesOfWord(strFromU8(unzipSync(bytes)["word/document.xml"]!)); console.log('pieces', p.length, performance.now()-t)
for(let i=0;i<2;i++){t=performance.now(); const o=await openHere({name:'a.docx',bytes}); console.log(o.kind, performance.now()-t, process.memoryUsage().rss/1e6)}
