/** How many staff there are in the answers. */
export const sizes = [20, 5000];
