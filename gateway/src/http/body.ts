// Reading a body that the gateway needs itself.

/** The body is too large or came too late. */
export class BodyError extends Error {
  readonly status: 408 | 413 | 400;

  constructor(status: 408 | 413 | 400, message: string) {
    super(message);
    this.status = status;
  }
}

const TIME_MS = 10_000;

/** The whole body. Throws a {@link BodyError} if there is more than `most` bytes, or not all of it in time. */
export async function readBody(body: Request["body"], most: number): Promise<Buffer> {
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyError(408, "the body did not arrive in time")), TIME_MS);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > most) throw new BodyError(413, `the body is larger than ${most / 1024} KiB`);
      chunks.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error instanceof BodyError ? error : new BodyError(400, "the body could not be read");
  } finally {
    clearTimeout(timer);
  }
}
