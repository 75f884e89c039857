// What looks well and is not: how the last run ended, and what hides behind the figures.

function runAt(row) {
  return isMissing(row.last_run_at) ? '' : moment(row.last_run_at.slice(0, 16));
}

function lastRun(row) {
  const reason = isMissing(row.last_run_failure) ? '' : ': ' + row.last_run_failure;
  const since = isMissing(row.completed_at)
    ? 'No run has been completed yet.'
    : 'The books stand as of the run that was completed on ' + moment(row.completed_at.slice(0, 16)) + '.';
  switch (row.last_run_status) {
    case 'FAILED': return ['The last run failed on ' + runAt(row) + reason + (/[.!?]$/.test(reason) ? ' ' : '. ') + since];
    case 'STOPPED': return ['The last run was stopped on request on ' + runAt(row) + '. ' + since];
    case 'STARTED': return ['The last run began on ' + runAt(row) + ' and is under way, or its process has died. ' + since];
    default: return [];
  }
}

// row: last_run_status, last_run_at, last_run_failure, completed_at, locked_out_since, stale_positions, strategy_failures
function attention(row) {
  const sentences = lastRun(row);
  if (!isMissing(row.locked_out_since)) {
    sentences.push('Risk lets the session never enter again: locked out since ' + moment(row.locked_out_since) + '.');
  }
  if (Number(row.strategy_failures) > 0) {
    sentences.push('The strategy failed ' + plural(row.strategy_failures, 'time', 'times') + ' in the last run.');
  }
  if (Number(row.stale_positions) > 0) {
    sentences.push(plural(row.stale_positions, 'position is valued at a stale price', 'positions are valued at stale prices') + '.');
  }
  return sentences;
}

const RUN_STATUS = { COMPLETED: 'completed', FAILED: 'failed', STOPPED: 'stopped', STARTED: 'begun' };

function runStatus(row) {
  return element('span', { className: row.last_run_status === 'COMPLETED' ? '' : 'alarm' }, RUN_STATUS[row.last_run_status] || DASH);
}
