/** Takes all memory there is. */
exports.main = () => {
  const kept = [];
  for (;;) kept.push(Array.from({ length: 500_000 }, () => Math.random()));
};
