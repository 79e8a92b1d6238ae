export * from './actions';
export * from './clock-words';
export * from './community';
export * from './envelope';
export * from './errors';
export * from './lead';
export * from './limits';
export * from './ticket';
