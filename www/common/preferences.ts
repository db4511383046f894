// What the reader chose, kept for all pages of this origin, also for those in frames.

type Preference = "language" | "theme";

const keyOf = (preference: Preference): string => `youmi-demo-${preference}`;

/** What was chosen before, or null. `onChange` hears of it when another page of this origin chooses. */
export function recall(preference: Preference, onChange?: (chosen: string | null) => void): string | null {
  if (onChange) {
    addEventListener("storage", ({ key, newValue }) => {
      if (key === keyOf(preference)) onChange(newValue);
    });
  }
  try {
    return localStorage.getItem(keyOf(preference));
  } catch {
    return null; // storage may be forbidden in a frame
  }
}

export function remember(preference: Preference, chosen: string): void {
  try {
    localStorage.setItem(keyOf(preference), chosen);
  } catch {
    // then it lasts as long as the page
  }
}
