namespace IdeaLab.Tests.Domain.Moderation;

/// <summary>
/// A year of honest people: 1,200 members at the start and eight joining a day, two ideas a day of log-normal appeal, homes of one to five, offices of 5 to 150, phones behind the shared addresses of carriers,
/// authors who ask their friends, offices that join in one morning, and three newsletters that each bring up to 500 people for one idea.
/// </summary>
public sealed class HonestLife(Town town)
{
    // A phone shows one of its carrier's addresses.
    private readonly int[] _carriers = town.NewNetworks(40);
    private readonly List<int> _homes = [];
    private readonly List<int> _offices = [];

    public void Pass()
    {
        for (var day = -20.0; day < Town.Days; day += town.Exponential(0.5)) town.Ideas.Add(new(town.Ideas.Count + 1, day, Math.Exp(1.2 * town.Normal())));
        foreach (var size in Enumerable.Range(0, 25).Select(_ => 5 + (int)(145 * Math.Pow(town.Random.NextDouble(), 3)))) _offices.AddRange(Enumerable.Repeat(town.NewNetwork(), size));

        for (var i = 0; i < 1200; i++) Member(Town.Start.AddDays(-town.Random.Next(1, 400)), oneInterest: 0.1);
        for (var day = 0; day < Town.Days; day++)
            for (var i = town.Poisson(8); i > 0; i--) Member(town.At(day), oneInterest: 0.4);
        for (var i = 0; i < 3; i++) Newsletter(town.Random.Next(20, 340));
        for (var i = 0; i < 4; i++) OfficeJoins(town.Random.Next(20, 340));
        foreach (var idea in town.Ideas.Where(_ => town.Random.NextDouble() < 0.15).ToList()) Friends(idea);
        Couples();
    }

    private int Home()
    {
        // Some hundred homes have places left at any time, since people of one home seldom join in the same hour.
        while (_homes.Count < 600) _homes.AddRange(Enumerable.Repeat(town.NewNetwork(), town.Random.Next(1, 6)));
        return Taken(_homes);
    }

    private int Taken(List<int> places)
    {
        var at = town.Random.Next(places.Count);
        var place = places[at];
        if (places.Count > 1) places.RemoveAt(at);
        return place;
    }

    private int Carrier() => _carriers[town.Random.Next(_carriers.Length)];

    private void Member(DateTime joinedAt, double oneInterest)
    {
        var network = town.Random.NextDouble() switch { < 0.25 => Taken(_offices), < 0.5 => Carrier(), _ => Home() };
        var member = town.Joins(joinedAt, network);
        if (town.Random.NextDouble() < oneInterest) CameForOne(member, town.Liked(Later(joinedAt)));
        else Lives(member);
    }

    // Nobody votes before the year begins.
    private static DateTime Later(DateTime at) => at < Town.Start ? Town.Start : at;

    private void CameForOne(Town.Resident member, int idea) =>
        town.VotesFor(member, idea, Later(member.JoinedAt).AddMinutes(town.Random.NextDouble() < 0.8 ? 1 + town.Exponential(6) : 60 * town.Exponential(20)));

    // Visits for some weeks, at each some votes; most of the time from where they are at home, at times by phone.
    private void Lives(Town.Resident member)
    {
        var at = Later(member.JoinedAt).AddMinutes(1 + town.Exponential(10));
        for (var visits = 1 + (int)town.Exponential(4); visits > 0; visits--)
        {
            Visits(member, at);
            at = at.AddDays(town.Exponential(12));
        }
    }

    private void Visits(Town.Resident member, DateTime at)
    {
        var network = town.Random.NextDouble() < 0.2 ? Carrier() : member.Network;
        for (var votes = 1 + town.Poisson(1.2); votes > 0; votes--)
        {
            town.VotesFor(member, town.Liked(at), at, network);
            at = at.AddMinutes(town.Exponential(4));
        }
        if (town.Random.NextDouble() < 0.25) member.OtherActs.Add(at);
    }

    // Half of the readers come within eight hours, and the last after days. Some are members already; of the others 50 to 80 % do nothing else ever.
    private void Newsletter(int day)
    {
        var (idea, onlyThis) = (town.Liked(town.At(day)), 0.5 + 0.3 * town.Random.NextDouble());
        for (var readers = town.Random.Next(150, 500); readers > 0; readers--)
        {
            var at = town.At(day, 1).AddHours(9 + town.Exponential(11.5));
            var reader = town.Joins(at, town.Random.NextDouble() switch { < 0.3 => Carrier(), < 0.4 => _offices[town.Random.Next(_offices.Count)], _ => Home() });
            town.VotesFor(reader, idea, at.AddMinutes(1 + town.Exponential(5)));
            if (town.Random.NextDouble() >= onlyThis) Lives(reader, at.AddMinutes(5 + town.Exponential(5)));
        }
        foreach (var member in town.Residents.Where(r => r.JoinedAt < town.At(day, 0) && town.Random.NextDouble() < 0.04).ToList()) town.VotesFor(member, idea, town.At(day).AddHours(town.Exponential(12)));
    }

    private void Lives(Town.Resident member, DateTime at)
    {
        Visits(member, at);
        if (town.Random.NextDouble() < 0.4) Visits(member, at.AddDays(town.Exponential(10)));
    }

    // A mail of the boss: everybody registers in the same morning for the same idea, and 30 to 70 % leave it at that.
    private void OfficeJoins(int day)
    {
        var (idea, network, onlyThis) = (town.Liked(town.At(day)), town.NewNetwork(), 0.3 + 0.4 * town.Random.NextDouble());
        for (var people = town.Random.Next(20, 80); people > 0; people--)
        {
            var at = town.At(day, 3).AddHours(8);
            var colleague = town.Joins(at, network);
            town.VotesFor(colleague, idea, at.AddMinutes(1 + town.Exponential(5)));
            if (town.Random.NextDouble() >= onlyThis) Lives(colleague, at.AddMinutes(5 + town.Exponential(8)));
        }
    }

    // The author asks 3 to 20 friends, who come within two weeks and mostly for nothing else.
    private void Friends(Town.Idea idea)
    {
        for (var friends = town.Random.Next(3, 21); friends > 0; friends--)
        {
            var at = town.At(Math.Max(0, idea.Day) + town.Exponential(4), 12);
            var friend = town.Joins(at, town.Random.NextDouble() < 0.3 ? Carrier() : Home());
            if (town.Random.NextDouble() < 0.75) CameForOne(friend, idea.Id);
            else
            {
                town.VotesFor(friend, idea.Id, at.AddMinutes(1 + town.Exponential(5)));
                Lives(friend, at.AddMinutes(10));
            }
        }
    }

    // Sixty couples who agree on everything, and ten teams of four to eight who stand by the same two to four ideas.
    private void Couples()
    {
        for (var i = 0; i < 60; i++) Agree(2, town.Random.Next(3, 9), 1);
        for (var i = 0; i < 10; i++) Agree(town.Random.Next(4, 9), town.Random.Next(2, 5), 0.75);
    }

    private void Agree(int people, int ideas, double loyalty)
    {
        var (day, network) = (town.Random.Next(0, 330), town.NewNetwork());
        var wanted = Enumerable.Range(0, ideas).Select(_ => town.Liked(town.At(day))).Distinct().ToList();
        for (; people > 0; people--)
        {
            var person = town.Joins(town.At(day - town.Random.Next(0, 60)), network);
            foreach (var idea in wanted.Where(_ => town.Random.NextDouble() < loyalty)) town.VotesFor(person, idea, town.At(day + town.Random.Next(0, 14)));
            if (loyalty < 1 && town.Random.NextDouble() < 0.5) Lives(person, town.At(day + town.Random.Next(1, 30)));
        }
    }
}
