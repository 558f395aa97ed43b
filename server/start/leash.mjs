/**
 * Loaded into each process that `npm start` keeps running: should the start itself be killed, so that it can't stop them,
 * they see its line close and end by themselves instead of holding the port.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
