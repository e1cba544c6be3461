// Runs something soon, never more often than an interval; whoever asks meanwhile shares the run that comes.

export function createSpaced(run: () => void, intervalMilliseconds: number): () => void {
  let last = Number.NEGATIVE_INFINITY
  let isComing = false
  return () => {
    if (isComing) return
    isComing = true
    const wait = Math.max(0, last + intervalMilliseconds - performance.now())
    setTimeout(() => {
      isComing = false
      last = performance.now()
      run()
    }, wait).unref()
  }
}
