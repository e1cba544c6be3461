import { Field, Radio, RadioGroup, Select } from "@fluentui/react-components"
import { ClosedBecause, Forecast, Status } from "#domain/action/status.ts"
import type { ForecastAsked } from "#domain/byWhen/forecastAsked.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useFormStyles } from "./action.styles.ts"
import type { Fields } from "./draft.ts"

type Props = {
  fields: Fields
  asked: ForecastAsked
  isReasonMissed: boolean
  change: (fields: Partial<Fields>) => void
}

/** The status, whether it will be on time, and for a closed action the reason. */
export function StatusFields({ fields, asked, isReasonMissed, change }: Props) {
  const styles = useFormStyles()
  const words = useWords()
  return (
    <>
      <div className={styles.pair}>
        <Field label={words.say("form.status")}>
          <Select
            name="status"
            value={fields.status}
            onChange={(_, { value }) => change({ status: Status.parse(value), closedBecause: null })}
          >
            {Status.options.map(status => (
              <option key={status} value={status}>
                {words.say(`status.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        {(asked !== null || fields.forecast !== null) && (
          <Field label={words.say(asked === "rest" ? "form.forecastOfRest" : "form.forecast")}>
            <RadioGroup
              layout="horizontal"
              className={styles.radios}
              value={fields.forecast ?? ""}
              onChange={(_, { value }) => change({ forecast: Forecast.parse(value) })}
            >
              {Forecast.options.map(forecast => (
                <Radio key={forecast} value={forecast} label={words.say(`forecast.${forecast}`)} />
              ))}
            </RadioGroup>
          </Field>
        )}
      </div>
      {fields.status === "closed, not proceeding" && (
        <Reason reason={fields.closedBecause} isMissed={isReasonMissed} change={change} />
      )}
    </>
  )
}

type ReasonProps = { reason: ClosedBecause | null; isMissed: boolean; change: (fields: Partial<Fields>) => void }

function Reason({ reason, isMissed, change }: ReasonProps) {
  const words = useWords()
  return (
    <Field
      label={words.say("tab.form.closedBecause")}
      required
      validationMessage={isMissed ? words.say("tab.form.noReason") : null}
    >
      <Select
        name="closedBecause"
        value={reason ?? ""}
        onChange={(_, { value }) => change({ closedBecause: value === "" ? null : ClosedBecause.parse(value) })}
      >
        <option value="">{words.say("tab.form.choose")}</option>
        {ClosedBecause.options.map(option => (
          <option key={option} value={option}>
            {words.say(`closedBecause.${option}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
