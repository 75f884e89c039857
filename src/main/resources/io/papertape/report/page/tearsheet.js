// The page of a session, from top to bottom.

function pageHead() {
  byId('session').textContent = data.session;
  byId('strategy').textContent = data.settings.strategy + ' ' + data.settings.parameters;
  const status = data.settings.status === 'CLOSED'
    ? (summary.ruined === true ? 'ruined and closed for good' : 'closed for good') : 'open, to be carried forward';
  byId('period').textContent = isMissing(summary.first_slice_at)
    ? 'No prices yet; ' + status
    : moment(summary.first_slice_at) + ' to ' + moment(summary.last_slice_at) + '; ' + status;
  const run = records(data.runs)[0];
  const stale = records(data.openPositions).filter((position) => position.stale).length;
  const found = attention(Object.assign({}, summary, { stale_positions: stale, strategy_failures: run ? run.strategy_failures : 0 }));
  byId('attention').append(...found.map((one) => element('li', {}, ...attentionElements(one, ''))));
  byId('attention').hidden = found.length === 0;
  byId('made').textContent = run
    ? 'As of run ' + run.run_id + ', begun ' + moment(run.started_at) + (isMissing(run.made_with) ? '.' : ', with ' + run.made_with + '.')
    : '';
}

pageHead();
headline();
orderTable();
equityChart();
keyFigures();
monthTable();
distribution();
rollingCharts();
exposureChart();
monthEnds();
drawdownTable();
symbolChart();
symbolTable();
priceChart();
exitTable();
roundTripTable();
positionTable();
incomeTables();
endedOrderTable();
changeTable();
provenanceTables();
