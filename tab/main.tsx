// Starts the tab: in Teams when Teams answers, else as a plain browser page.
import { createRoot } from "react-dom/client"
import type { Words } from "#domain/words/words.ts"
import { App } from "./App.tsx"
import { makeBrowserHost, readLocalPeople } from "./host/browserHost.ts"
import { connectTeams } from "./host/teamsHost.ts"
import { OutsideTeamsPage } from "./pages/OutsideTeamsPage.tsx"
import { loadWords } from "./words/loadWords.ts"

const chosenKey = "golden-thread.person"

const root = createRoot(document.getElementById("root") ?? document.body)
const [teams, words] = await Promise.all([connectTeams(), loadWords()])
document.documentElement.lang = words.language
if (teams) root.render(<App host={teams} words={words} />)
else await startInBrowser(words)

async function startInBrowser(words: Words) {
  const people = await readLocalPeople()
  const leave = () => {
    sessionStorage.removeItem(chosenKey)
    location.reload()
  }
  const chosen = people?.find(person => person.id === sessionStorage.getItem(chosenKey))
  if (chosen) return root.render(<App host={makeBrowserHost(chosen, leave)} words={words} />)
  root.render(
    <OutsideTeamsPage
      words={words}
      people={people}
      choose={person => {
        sessionStorage.setItem(chosenKey, person.id)
        root.render(<App host={makeBrowserHost(person, leave)} words={words} />)
      }}
    />,
  )
}
