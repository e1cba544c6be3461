import { Checkbox, Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components"
import { PostRole } from "#domain/people/post.ts"
import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { ChoicesField } from "./ChoicesField.tsx"
import { HolderField } from "./HolderField.tsx"
import { PersonField } from "./PersonField.tsx"
import { PostSelect } from "./PostSelect.tsx"
import { type DraftFault, draftOf, type PostDraft, toggled } from "./postDraft.ts"
import { postKinds } from "./postKind.ts"
import { usePostFormStyles } from "./posts.styles.ts"

export type PostFormProps = {
  /** The post as it was when the form was opened; null for a new one. */
  post: PostDetail | null
  answer: PostsAnswer
  draft: PostDraft
  fault: DraftFault | null
  change: (draft: Partial<PostDraft>) => void
}

export function PostForm(props: PostFormProps) {
  const { answer, draft, fault, change } = props
  const styles = usePostFormStyles()
  const words = useWords()
  return (
    <>
      <Field
        label={words.say("tab.post.title")}
        required
        validationMessage={
          fault === "title" || fault === "title too long" ? words.say(`tab.post.fault.${fault}`) : null
        }
      >
        <Input name="title" value={draft.title} onChange={(_, { value }) => change({ title: value })} />
      </Field>
      <div className={styles.pair}>
        <Field label={words.say("tab.post.unit")}>
          <Select
            className={styles.field}
            select={{ className: styles.field }}
            value={draft.unitKey ?? ""}
            onChange={(_, { value }) => change({ unitKey: value === "" ? null : value })}
          >
            <option value="">{words.say("tab.post.noUnit")}</option>
            {answer.units.map(unit => (
              <option key={unit.key} value={unit.key}>
                {unit.title}
              </option>
            ))}
          </Select>
        </Field>
        <PostSelect
          name="lineManager"
          label={words.say("tab.post.lineManager")}
          {...props}
          value={draft.lineManagerKey}
          choose={lineManagerKey => change({ lineManagerKey })}
        />
      </div>
      <Field label={words.say("tab.post.kind")}>
        <RadioGroup
          value={draft.kind}
          onChange={(_, { value }) => change({ kind: postKinds.find(kind => kind === value) ?? draft.kind })}
        >
          {postKinds.map(kind => (
            <Radio key={kind} value={kind} label={words.say(`tab.post.kind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {draft.kind === "person" && <PersonFields {...props} />}
      {draft.kind === "group" && <Members {...props} />}
      {draft.kind === "body" && (
        <PostSelect
          name="contact"
          label={words.say("tab.post.contact")}
          problem={fault === "contact" ? words.say("tab.post.fault.contact") : null}
          {...props}
          value={draft.contactKey}
          choose={contactKey => change({ contactKey })}
        />
      )}
      {answer.mayGiveRoles && (
        <ChoicesField
          name="roles"
          label={words.say("tab.post.roles")}
          choices={PostRole.options.map(role => [role, words.say(`tab.post.role.${role}`)])}
          chosen={draft.roles}
          press={role => change({ roles: toggled(draft.roles, role) })}
        />
      )}
    </>
  )
}

function PersonFields({ post, draft, fault, change }: PostFormProps) {
  const words = useWords()
  return (
    <>
      <HolderField before={draftOf(post).holder} draft={draft} isUnclear={fault === "holder"} change={change} />
      {(["updater", "standIn"] as const).map(role => (
        <PersonField
          key={role}
          name={role}
          label={words.say(`tab.post.${role}`)}
          hint={words.say(`tab.post.${role}.hint`)}
          entry={draft[role]}
          isUnclear={fault === role}
          change={entry => change({ [role]: entry })}
        />
      ))}
      <ChoicesField
        name="days"
        label={words.say("tab.post.worksOn")}
        choices={([1, 2, 3, 4, 5] as const).map(day => [day, words.say(`tab.weekday.${day}`)])}
        chosen={draft.worksOn}
        problem={fault === "days" ? words.say("tab.post.fault.days") : null}
        press={day => change({ worksOn: toggled(draft.worksOn, day) })}
        isRow
      />
      <Checkbox
        label={words.say("tab.post.termTimeOnly")}
        checked={draft.isTermTimeOnly}
        onChange={(_, { checked }) => change({ isTermTimeOnly: checked === true })}
      />
    </>
  )
}

function Members({ post, answer, draft, fault, change }: PostFormProps) {
  const words = useWords()
  return (
    <ChoicesField
      name="members"
      label={words.say("tab.post.members", { count: draft.memberKeys.length })}
      choices={answer.posts.filter(({ key }) => key !== post?.key).map(({ key, title }) => [key, title])}
      chosen={draft.memberKeys}
      problem={fault === "members" ? words.say("tab.post.fault.members") : null}
      press={key => change({ memberKeys: toggled(draft.memberKeys, key) })}
      isLong
    />
  )
}
