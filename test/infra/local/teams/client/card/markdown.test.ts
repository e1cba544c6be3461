import { expect, test } from "vitest"
import { markdown } from "#infra/local/teams/client/card/markdown.ts"

test.each([
  ["plain words", "<p>plain words</p>"],
  ["**Next:** the rest", "<p><strong>Next:</strong> the rest</p>"],
  ["one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"],
  [
    "[2.4](https://a.example/x_y**z**)",
    '<p><a href="https://a.example/x_y**z**" rel="noopener noreferrer">2.4</a></p>',
  ],
  [
    "**[2.4](https://a.example)**",
    '<p><strong><a href="https://a.example" rel="noopener noreferrer">2.4</a></strong></p>',
  ],
  ["5 \\* 3 \\[x\\] a\\_b", "<p>5 * 3 [x] a_b</p>"],
  ["2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>"],
])("%j becomes %j", (text, html) => {
  expect(markdown(text)).toBe(html)
})

test.each([
  "<img src=x onerror=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](http://plain.example)",
  '[x](https://a.example/"onmouseover="alert(1))',
  "[<script>](https://a.example)",
  "\uE0000\uE000 **<b>**",
  "\\<script>",
])("%j can bring in no tag or address but our own", text => {
  const html = markdown(text)

  expect(
    html.replace(/<\/?(p|strong|br)>|<a href="https:\/\/[^"<>]*" rel="noopener noreferrer">|<\/a>/g, ""),
  ).not.toMatch(/[<>]|"/)
})
