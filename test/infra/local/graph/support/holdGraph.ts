// A Graph in a process of its own, for the test that kills it. Arguments: file, address of the key set.
import { startGraph } from "#infra/local/graph/graph.ts"
import { issuer, sampleSeed, tenantId } from "./sampleSeed.ts"

const [file = "", jwksUri = ""] = process.argv.slice(2)
const graph = await startGraph({ port: 0, file, tenantId, issuers: [issuer], jwksUri: () => jwksUri, seed: sampleSeed })
process.stdout.write(`${graph.origin}\n`)
