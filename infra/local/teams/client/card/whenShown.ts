/** Calls back whenever an element is in view and a call is due; the answer looks again, after something has changed. */
export function whenShown(watched: Element, isDue: () => boolean, call: () => void): () => void {
  const observer = new IntersectionObserver(entries => {
    if (entries.some(({ isIntersecting }) => isIntersecting) && isDue()) call()
  })
  observer.observe(watched)
  return () => {
    observer.unobserve(watched)
    observer.observe(watched)
  }
}
