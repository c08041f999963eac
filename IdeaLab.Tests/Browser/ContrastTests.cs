using Microsoft.Playwright;

namespace IdeaLab.Tests.Browser;

/// <summary>Whatever hue an organisation chooses, text keeps a contrast of 4.5 and controls of 3 (WCAG 1.4.3 and 1.4.11), measured on what the browser paints.</summary>
[Collection(nameof(BrowserLab))]
public sealed class ContrastTests(BrowserLab lab)
{
    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        ("--ink", "--page", 4.5), ("--quiet", "--page", 4.5), ("--quiet", "--surface", 4.5), ("--quiet", "--sunken", 4.5), ("--quiet", "--brand-soft", 4.5),
        ("--brand", "--page", 4.5), ("--brand", "--surface", 4.5), ("--brand", "--sunken", 4.5), ("--brand", "--brand-soft", 4.5),
        ("--on-brand", "--brand", 4.5), ("--on-brand", "--brand-strong", 4.5), ("--brand-strong", "--brand-soft", 4.5), ("--on-night", "--night", 4.5),
        ("--info", "--page", 4.5), ("--good", "--page", 4.5), ("--warn", "--page", 4.5), ("--bad", "--page", 4.5),
        ("--info", "--surface", 4.5), ("--good", "--surface", 4.5), ("--warn", "--surface", 4.5), ("--bad", "--surface", 4.5),
        ("--edge", "--page", 3), ("--edge", "--surface", 3),
    ];

    private const string Measure = """
        pairs => {
          const point = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const probe = document.body.appendChild(document.createElement('i'));
          const luminance = name => {
            probe.style.color = `var(${name})`;
            point.fillStyle = getComputedStyle(probe).color;
            point.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...point.getImageData(0, 0, 1, 1).data].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const poor = [];
          for (let hue = 0; hue < 360; hue += 10) {
            document.documentElement.style.setProperty('--hue', hue);
            for (const [front, back, least] of pairs) {
              const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
              const contrast = (light + 0.05) / (dark + 0.05);
              if (contrast < least) poor.push(`${front} on ${back} at hue ${hue}: ${contrast.toFixed(2)}`);
            }
          }
          return poor;
        }
        """;

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_hue_can_be_read(ColorScheme theme)
    {
        await using var window = await lab.OpenAsync(theme: theme);
        await window.GoAsync("/about");

        var poor = await window.Page.EvaluateAsync<string[]>(Measure, Pairs.Select(p => new object[] { p.Front, p.Back, p.Least }));

        Assert.Empty(poor);
    }
}
