// What looks well and is not: how the last run ended, and what hides behind the figures. Each is a sentence, and the part
// of the session's page that shows more of it.

const RUNS = { anchor: 'runs', name: 'Runs' };
const FAILURES = { anchor: 'failures', name: 'Strategy failures' };
const REFUSED = { anchor: 'refused', name: 'Refused entries' };
const TRADES = { anchor: 'trades', name: 'Round trips' };
const POSITIONS = { anchor: 'positions', name: 'Open positions' };

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

// row: last_run_status, last_run_at, last_run_failure, completed_at, ruined, locked_out_since, stale_positions,
// strategy_failures
function attention(row) {
  const found = lastRun(row).map((sentence) => ({ sentence, part: RUNS }));
  const tell = (sentence, part) => found.push({ sentence, part });
  if (row.ruined === true) {
    tell('The account is ruined: nothing was left of its equity, so that everything is closed.', TRADES);
  }
  if (!isMissing(row.locked_out_since)) {
    tell('Risk lets the session never enter again: locked out since ' + moment(row.locked_out_since) + '.', REFUSED);
  }
  if (Number(row.strategy_failures) > 0) {
    tell('The strategy failed ' + plural(row.strategy_failures, 'time', 'times') + ' in the last run.', FAILURES);
  }
  if (Number(row.stale_positions) > 0) {
    tell(plural(row.stale_positions, 'position is valued at a stale price', 'positions are valued at stale prices') + '.', POSITIONS);
  }
  return found;
}

// What the last night tells of a session, unless a run of its own has begun since.
//
// row: night_message, night_at, last_run_at
function nightTold(row) {
  const since = !isMissing(row.last_run_at) && row.last_run_at >= row.night_at;
  return isMissing(row.night_message) || since
    ? [] : [{ sentence: 'The last night did not carry it forward: ' + row.night_message + '.', part: null }];
}

// A sentence and a link to the part of the page that shows more of it.
//
// page: where the page is; null where there is none to lead to
// part: null where no part of it shows more
function attentionElements({ sentence, part }, page) {
  return page === null || part === null ? [sentence] : [sentence + ' ', element('a', { className: 'nowrap', href: page + '#' + part.anchor }, part.name)];
}

const RUN_STATUS = { COMPLETED: 'completed', FAILED: 'failed', STOPPED: 'stopped', STARTED: 'begun' };

function runStatus(row) {
  return element('span', { className: row.last_run_status === 'COMPLETED' ? '' : 'alarm' }, RUN_STATUS[row.last_run_status] || DASH);
}
