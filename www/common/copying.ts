// Copying to the clipboard, which a page without HTTPS or a frame may be forbidden.

import { type Ref, ref } from "vue";

export type CopyOutcome = "copied" | "notCopied";

/** What became of the latest copy, null before it; setting it to null forgets it. */
export function useCopying(): { outcome: Ref<CopyOutcome | null>; copy: (text: string) => Promise<void> } {
  const outcome = ref<CopyOutcome | null>(null);

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      outcome.value = "copied";
    } catch {
      outcome.value = "notCopied";
    }
  }

  return { outcome, copy };
}
