import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from "@fluentui/react-components"
import { ArrowDownload20Regular, Print20Regular } from "@fluentui/react-icons"
import { useDownload } from "../../queries/useDownload.ts"
import { useWords } from "../../words/WordsContext.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { usePageStyles } from "../page/page.styles.ts"
import { type Exported, type ExportFormat, exportFormats, exportPath } from "./exportPath.ts"

const useStyles = makeStyles({
  box: { display: "grid", justifyItems: "start", rowGap: "4px", maxWidth: "40ch" },
})

type Props = Exported & {
  /** The day in words, and how many of how many rows are shown. */
  asAtInWords: string
  shown: number
  count: number
}

/** The plan to take away, as it is shown: its day, and the rows that were filtered for. */
export function ExportMenu({ asAtInWords, shown, count, ...exported }: Props) {
  const styles = useStyles()
  const page = usePageStyles()
  const words = useWords()
  const { mutate, isPending, data: name, error } = useDownload()
  const give = (format: ExportFormat) =>
    mutate({ path: exportPath(exported, format), fallback: `${words.say("tab.plan.title")}.${format}` })
  const what =
    shown < count ? words.say("tab.plan.found", { shown, count }) : words.say("tab.counts.actions", { count })
  return (
    <div className={styles.box}>
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton icon={<ArrowDownload20Regular />} disabledFocusable={isPending}>
            {words.say(isPending ? "tab.export.making" : "tab.export.open")}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{words.say("tab.export.what", { asAt: asAtInWords, what })}</MenuGroupHeader>
              {exportFormats.map(format => (
                <MenuItem key={format} onClick={() => give(format)}>
                  {words.say(`tab.export.${format}`)}
                </MenuItem>
              ))}
              <MenuDivider />
              {/* Once the menu is gone, which would else be on the paper. */}
              <MenuItem icon={<Print20Regular />} onClick={() => setTimeout(() => print(), 0)}>
                {words.say("tab.export.print")}
              </MenuItem>
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
      <p role="status" className={page.small} hidden={name === undefined}>
        {name !== undefined && words.say("tab.export.done", { name })}
      </p>
      {error && <NotDone error={error} />}
    </div>
  )
}
