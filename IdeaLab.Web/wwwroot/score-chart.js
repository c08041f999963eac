// Impact against effort, drawn from the table below it, which holds every figure.
const place = document.querySelector('[data-chart]');
const rows = [...document.querySelectorAll('[data-table] tbody tr')];

if (place && window.Chart) {
  const colour = name => getComputedStyle(place.querySelector(`[data-${name}]`)).color;
  const points = divided => rows
    .filter(row => row.dataset.effort && Boolean(row.dataset.divided) === divided)
    .map(row => ({ x: Number(row.dataset.effort), y: Number(row.dataset.impact), number: row.dataset.number, title: row.dataset.title }));
  const figure = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  // Each point carries the number of its row.
  const numbers = {
    id: 'numbers',
    afterDatasetsDraw(chart) {
      chart.ctx.save();
      chart.ctx.fillStyle = colour('ink');
      chart.ctx.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
      chart.ctx.textAlign = 'center';
      chart.data.datasets.forEach((set, index) => chart.getDatasetMeta(index).data.forEach((point, at) =>
        chart.ctx.fillText(set.data[at].number, point.x, point.y - 12)));
      chart.ctx.restore();
    },
  };

  const axis = text => ({
    min: Number(place.dataset.lowest) - 0.25,
    max: Number(place.dataset.highest) + 0.25,
    title: { display: true, text, color: colour('ink') },
    ticks: { color: colour('ink'), stepSize: 1, callback: value => Number.isInteger(value) ? value : null },
    afterBuildTicks: scale => { scale.ticks = [1, 2, 3, 4, 5].map(value => ({ value })); },
    grid: { color: colour('line') },
    border: { color: colour('line') },
  });

  let chart;
  const draw = () => {
    chart?.destroy();
    const set = (data, shape, name) => ({ data, pointStyle: shape, radius: 6, hoverRadius: 8, hitRadius: 12, backgroundColor: colour(name), borderColor: colour(name) });
    chart = new Chart(place.querySelector('canvas'), {
      type: 'scatter',
      data: { datasets: [set(points(false), 'circle', 'agreed'), set(points(true), 'triangle', 'divided')] },
      options: {
        maintainAspectRatio: false,
        animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 180 },
        scales: { x: axis(place.dataset.effort), y: axis(place.dataset.impact) },
        plugins: {
          legend: { display: false },
          tooltip: {
            displayColors: false,
            callbacks: { label: ({ raw }) => [`${raw.number}. ${raw.title}`, `${place.dataset.impact}: ${figure.format(raw.y)}`, `${place.dataset.effort}: ${figure.format(raw.x)}`] },
          },
        },
      },
      plugins: [numbers],
    });
  };

  place.hidden = false;
  document.querySelector('.chart-key').hidden = false;
  // The chart says it; whoever wants the figures opens them.
  document.querySelector('[data-table]').open = false;
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
}
