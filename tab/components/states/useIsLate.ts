import { useEffect, useState } from "react"

/** Quick answers show no skeleton: a flash of grey is worse than a short blank. */
const lateAfterMs = 300

export function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), lateAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return isLate
}
