import { benchOpenFiles } from "./openFiles.ts"; await benchOpenFiles()
