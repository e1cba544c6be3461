import { Component, type ReactNode } from "react"

type Props = { fallback: ReactNode; tell: (message: string) => void; children: ReactNode }

/** Catches what should not happen while drawing. React knows this as a class only. */
export class CrashBoundary extends Component<Props, { isCrashed: boolean }> {
  override state = { isCrashed: false }

  static getDerivedStateFromError() {
    return { isCrashed: true }
  }

  override componentDidCatch(error: Error) {
    this.props.tell(error.message)
  }

  override render() {
    return this.state.isCrashed ? this.props.fallback : this.props.children
  }
}
