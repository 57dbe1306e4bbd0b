/** Addresses of the room for programs. */
export const feedbackApiPaths = {
  list: '/api/v1/feedback',
  item: '/api/v1/feedback/:code',
  attachments: '/api/v1/feedback/:code/attachments',
  senderViews: '/api/v1/feedback/:code/sender-views',
  cases: '/api/v1/feedback-cases',
} as const
