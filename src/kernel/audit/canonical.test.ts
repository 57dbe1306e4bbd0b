import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalEvent, canonicalInstant, canonicalJson, type StoredEvent } from './canonical.ts'

const event: StoredEvent = {
  id: '42',
  name: 'feedback.answered',
  at: '2017-09-25T01:05:00.12',
  actorKind: 'official',
  actorId: '0199',
  requestId: 'r-1',
  subjectType: null,
  subjectId: null,
  data: '{"late": false, "feedbackId": "Đã trả lời"}',
}

test('the bytes of an event are written in one way only', () => {
  expect(canonicalEvent(event).toString('utf8')).toBe(
    '{"actorId":"0199","actorKind":"official","at":"2017-09-25T01:05:00.120000Z",' +
      '"data":{"feedbackId":"Đã trả lời","late":false},"id":42,"name":"feedback.answered",' +
      '"requestId":"r-1","subjectId":null,"subjectType":null}',
  )
})

test('an instant keeps its microseconds and always shows six decimals', () => {
  expect(canonicalInstant('2017-09-25T01:05:00')).toBe('2017-09-25T01:05:00.000000Z')
  expect(canonicalInstant('2017-09-25T01:05:00.123456')).toBe('2017-09-25T01:05:00.123456Z')
  expect(canonicalInstant('infinity')).toBe('infinity')
  expect(canonicalInstant('0044-03-15T00:00:00 BC')).toBe('0044-03-15T00:00:00 BC')
})

test('the order of keys and the blanks make no difference, everything else does', () => {
  expect(canonicalJson('{ "b" : [1, 2], "a":{"d":null,"c":true} }')).toBe('{"a":{"c":true,"d":null},"b":[1,2]}')
  expect(canonicalJson('{}')).toBe('{}')
  expect(canonicalJson('[ ]')).toBe('[]')
  expect(canonicalJson('[{"a": "}],:\\" "}]')).toBe('[{"a":"}],:\\" "}]')
})

test('two numbers that a double cannot tell apart stay two numbers', () => {
  expect(canonicalJson('12345678901234567890')).not.toBe(canonicalJson('12345678901234567891'))
  expect(canonicalJson('{"n": 1.10}')).toBe('{"n":1.10}')
})

test('keys are sorted by their characters, not by how they are escaped (RFC 8785 section 3.2.3)', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const written = canonicalJson(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 0]))))
  expect(Object.keys(JSON.parse(written.replace('"1":0,', '')))).toEqual([
    '\r',
    '\u0080',
    '\u00f6',
    '\u20ac',
    '\ud83d\ude00',
    '\ufb33',
  ])
  expect(written.indexOf('"\\r"')).toBeLessThan(written.indexOf('"1"'))
})

test('whatever an act records comes back as the same value, and canonical text is its own canonical text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = canonicalJson(JSON.stringify(value))
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(written)).toBe(written)
    }),
  )
})

test.each(['', '{', '{"a"}', '{"a":1,}', '[1 2]', '{1:2}', 'tru', '1 1', '"a'])(
  'text that is not JSON is refused: %s',
  (json) => {
    expect(() => canonicalJson(json)).toThrow(SyntaxError)
  },
)
