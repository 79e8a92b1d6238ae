export * from './actions';
export * from './actions-intake';
export * from './clock-words';
export * from './community';
export * from './envelope';
export * from './errors';
export * from './limits';
export * from './ticket';
