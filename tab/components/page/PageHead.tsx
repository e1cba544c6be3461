import { type ReactNode, useEffect, useRef } from "react"
import { PlaceLink } from "./PlaceLink.tsx"
import { ofPlaces } from "./PlacesNav.tsx"
import { usePageStyles } from "./page.styles.ts"

export type Crumb = { title: string; place: string | null }

type Props = {
  crumbs?: Crumb[]
  crumbsLabel?: string
  title: string
  meta: ReactNode
  thread?: ReactNode
  actions?: ReactNode
}

export function PageHead({ crumbs = [], crumbsLabel, title, meta, thread, actions }: Props) {
  const styles = usePageStyles()
  const heading = useFocusOnArrival()
  return (
    <header className={styles.head}>
      <div className={styles.heading}>
        {crumbs.length > 0 && (
          <nav aria-label={crumbsLabel}>
            <ol className={styles.crumbs}>
              {crumbs.map(crumb => (
                <li key={crumb.title} className={styles.crumb}>
                  {crumb.place === null ? (
                    <span aria-current="page">{crumb.title}</span>
                  ) : (
                    <PlaceLink to={crumb.place} className={styles.crumbLink}>
                      {crumb.title}
                    </PlaceLink>
                  )}
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <p className={styles.meta}>{meta}</p>
        {thread}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** A page that replaces another takes the focus, which would else be lost or left behind on the link that was pressed. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const focused = document.activeElement
    const isLeftBehind = focused === document.body || focused?.closest(`[${ofPlaces}]`)
    if (document.hasFocus() && isLeftBehind) heading.current?.focus()
  }, [])
  return heading
}
