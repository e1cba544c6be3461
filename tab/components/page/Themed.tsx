import {
  FluentProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from "@fluentui/react-components"
import { type ReactNode, useEffect } from "react"
import type { ThemeName } from "../../host/Host.ts"
import { usePageStyles, useStaticStyles } from "./page.styles.ts"

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

/** The host's theme, on everything down to the page behind and the browser's own date picker. */
export function Themed({ name, children }: { name: ThemeName; children: ReactNode }) {
  useStaticStyles()
  const page = usePageStyles()
  const theme = themes[name]
  useEffect(() => {
    document.body.style.backgroundColor = theme.colorNeutralBackground3
    document.documentElement.style.colorScheme = name === "light" ? "light" : "dark"
  }, [theme, name])
  return (
    <FluentProvider theme={theme}>
      {/* The provider's own classes also go to what floats, which must not cover the page. */}
      <div className={page.root}>{children}</div>
    </FluentProvider>
  )
}
