// An async iterable over the pages that Rust fetches: the next one when its first item is asked for.

export async function* items(pages) {
  try {
    for (;;) {
      const page = await pages.next();
      if (page === null) return;
      yield* page;
    }
  } finally {
    pages.free();
  }
}
