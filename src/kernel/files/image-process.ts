import { drawImage } from '#kernel/files/draw-image.ts'

// A program of its own (`node image-process.ts FORMAT < picture > outcome, line end, new picture`), started by images.ts.
const received: Buffer[] = []
for await (const chunk of process.stdin) received.push(Buffer.from(chunk))
const { outcome, drawn } = await drawImage(Buffer.concat(received), process.argv[2] ?? '')
process.stdout.write(Buffer.concat([Buffer.from(`${outcome}\n`), drawn]))
