import { updateStoreContract } from "../contracts/updateStoreContract.ts"
import { memoryUpdateStore } from "./memoryUpdateStore.ts"

updateStoreContract("in memory", async actions => {
  const store = memoryUpdateStore({ actions })
  return {
    store,
    updatesOf: async key => store.updates.filter(update => update.subjectKey === key),
    editElsewhere: async (key, change) => store.edit(key, change),
    close: async () => {},
  }
})
