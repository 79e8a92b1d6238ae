/** In WeChat everybody is who they are; trying the product as somebody else exists on the local cloud only. */
export function IdentityBar() {
  return null;
}

/** There is nobody to choose. */
export function PersonChooser() {
  return null;
}
