import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { JsonLd } from './json-ld.tsx'

test('data in the head give back what they were made of, and a name cannot break out of them', () => {
  const hostile = { name: '</script><script>alert(1)</script> <!-- \u2028 “Đăng ký”' }
  const html = render(<JsonLd of={hostile} />)
  expect(html.match(/<\/?script/g)).toHaveLength(2)
  const [, inside = ''] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(html) ?? []
  expect(JSON.parse(inside)).toEqual(hostile)
})
