namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>Three kinds of attack, two of each a year, of random size, pace and target. Whoever pays for votes wants an idea up that does not get there by itself, so the target is any idea, not a liked one.</summary>
public sealed class Attacks(Town town)
{
    public const string Bots = "bots from few networks", Drip = "slow drip of throw-away accounts", Farm = "farm of sock puppets";
    public static readonly string[] Kinds = [Bots, Drip, Farm];

    public void Happen()
    {
        for (var i = 0; i < 2; i++)
        {
            SendBots(town.Random.Next(10, 350));
            SendDrip(town.Random.Next(10, 250));
            SendFarm(town.Random.Next(60, 300));
        }
    }

    private int Target(int day)
    {
        var open = town.Ideas.Where(p => p.Day <= day && p.Day > day - 45).ToList();
        return open[town.Random.Next(open.Count)].Id;
    }

    // 40 to 150 accounts made by a script within minutes or hours, from one to three networks; each votes within seconds, and one in fifty also for a decoy.
    private void SendBots(int day)
    {
        var (target, networks, hours) = (Target(day), town.NewNetworks(town.Random.Next(1, 4)), 0.2 + 8 * town.Random.NextDouble());
        for (var bots = town.Random.Next(40, 150); bots > 0; bots--)
        {
            var at = town.At(day, hours).AddHours(3);
            var bot = town.Joins(at, networks[town.Random.Next(networks.Length)]);
            town.VotesFor(bot, target, at.AddSeconds(20 + town.Exponential(60)), attack: Bots);
            if (town.Random.NextDouble() < 0.02) town.VotesFor(bot, town.Liked(at), at.AddMinutes(3), attack: Bots);
        }
    }

    // One to three accounts a day for four to twelve weeks, each from another address of a pool of 10 to 200.
    private void SendDrip(int day)
    {
        var (target, pool, pace) = (Target(day), town.NewNetworks(town.Random.Next(10, 200)), 1 + 2 * town.Random.NextDouble());
        for (var left = town.Random.Next(28, 84); left > 0; left--, day++)
            for (var accounts = town.Poisson(pace); accounts > 0; accounts--)
            {
                var at = town.At(day);
                town.VotesFor(town.Joins(at, pool[town.Random.Next(pool.Length)]), target, at.AddMinutes(1 + town.Exponential(4)), attack: Drip);
            }
    }

    // 8 to 40 accounts made over two months and kept, which then vote for the same 4 to 9 ideas, each at its own time within one to three weeks.
    private void SendFarm(int day)
    {
        var (ideas, networks, days) = (Enumerable.Range(0, town.Random.Next(4, 10)).Select(_ => Target(day)).Distinct().ToList(), town.NewNetworks(30), town.Random.Next(7, 22));
        for (var puppets = town.Random.Next(8, 40); puppets > 0; puppets--)
        {
            var puppet = town.Joins(town.At(day - town.Random.Next(1, 60)), networks[town.Random.Next(networks.Length)]);
            foreach (var idea in ideas) town.VotesFor(puppet, idea, town.At(day + town.Random.NextDouble() * days), attack: Farm);
        }
    }
}
