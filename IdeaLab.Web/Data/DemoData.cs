using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Domain.Settings;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Data;

/// <summary>Named people of every role, and a small lively board, for Development only.</summary>
public sealed class DemoData(IdeaLabDb db, UserManager<Account> accounts, TimeProvider clock)
{
    /// <summary>Address, name, kind, roles, language.</summary>
    public static readonly (string Email, string Name, PersonKind Kind, Roles Roles, string Language)[] People =
    [
        ("customer@idealab.test", "Carmen Ruiz", PersonKind.Customer, Roles.None, "es"),
        ("customer2@idealab.test", "Oliver Grant", PersonKind.Customer, Roles.None, "en"),
        ("employee@idealab.test", "Elena Vidal", PersonKind.Employee, Roles.None, "es"),
        ("reviewer@idealab.test", "Ruth Adler", PersonKind.Employee, Roles.Reviewer, "en"),
        ("owner@idealab.test", "Óscar Medina", PersonKind.Employee, Roles.Owner, "es"),
        ("lead@idealab.test", "Laura Price", PersonKind.Employee, Roles.Lead, "en"),
        ("admin@idealab.test", "Ada Soler", PersonKind.Employee, Roles.Admin, "en"),
    ];

    public async Task SeedAsync(bool withIdeas)
    {
        if (!await db.Users.AnyAsync()) await SeedPeopleAsync();
        if (withIdeas && !await db.Ideas.AnyAsync()) await SeedIdeasAsync();
    }

    private async Task SeedPeopleAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (email, name, kind, roles, language) in People)
        {
            var person = new Person(name, kind, language, "Europe/Madrid", now);
            person.TakeRoles(roles);
            // No password: the demo page signs in without one and exists only in Development.
            await accounts.CreateAsync(new Account { UserName = email, Email = email, EmailConfirmed = true, Person = person });
        }
    }

    private async Task<Person> PersonAsync(string email) => await db.Users.Where(a => a.Email == email).Select(a => a.Person).SingleAsync();

    private async Task SeedIdeasAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (carmen, oliver, elena) = (await PersonAsync("customer@idealab.test"), await PersonAsync("customer2@idealab.test"), await PersonAsync("employee@idealab.test"));
        var (ruth, oscar, laura) = (await PersonAsync("reviewer@idealab.test"), await PersonAsync("owner@idealab.test"), await PersonAsync("lead@idealab.test"));

        var general = await db.Topics.SingleOrDefaultAsync(t => t.English == "General") ?? new Topic("General", "General");
        Topic mobile = new("Mobile app", "Aplicación móvil"), cards = new("Cards and payments", "Tarjetas y pagos"), savings = new("Savings and goals", "Ahorro y metas"),
            business = new("Small business", "Pequeñas empresas"), workplace = new("How we work", "Cómo trabajamos");
        general.GiveTo([oscar]);
        foreach (var topic in (Topic[])[mobile, cards, savings, business, workplace]) topic.GiveTo([topic == mobile || topic == workplace ? laura : oscar]);
        db.AddRange(general, mobile, cards, savings, business, workplace);
        await db.SaveChangesAsync();

        var terms = await db.PromiseTermsAsync(CancellationToken.None);
        var zone = (await db.Settings.SingleAsync()).FindTimeZone();
        Idea Share(Person author, string title, string body, Topic topic, double daysAgo, Audience audience = Audience.Everyone, Challenge? challenge = null)
        {
            var idea = new Idea(author, title, body, topic, audience, now.AddDays(-daysAgo), challenge);
            idea.PromiseAnswer(terms, idea.CreatedAt);
            db.Add(idea);
            return idea;
        }

        DateTime Ago(double days) => now.AddDays(-days);

        Challenge Ask(Person owner, IReadOnlyCollection<Topic> topics)
        {
            var today = LocalDay.Of(now, zone);
            var about = new ChallengeTerms(
                "How do we save half of our paper?", "We print **two million sheets** a year, in branches and at head office. Which of them would nobody miss?\n\nTres ideas se probarán este año. *Puedes escribir en español o en inglés.*",
                today.AddDays(-10), today.AddDays(20), Audience.Everyone, topics, "Saves many sheets\nCosts little to try\nMakes nobody's day harder", owner, new VoteBudget(5, 3));
            return db.Add(new Challenge(about, owner, zone, Ago(11))).Entity;
        }

        var freeze = Share(oliver, "Freeze a lost card from the lock screen", "When I lost my card it took me **four minutes** to find the button.\n\n- a widget on the lock screen\n- works without opening the app\n- thaw it again with my fingerprint", cards, 20);
        var goals = Share(carmen, "Metas de ahorro compartidas en pareja", "Queremos ahorrar juntos para la entrada de un piso **sin abrir otra cuenta**.\n\nCada uno pone lo suyo y los dos vemos cuánto falta.", savings, 16);
        var receipts = Share(oliver, "Photograph a receipt and attach it to the payment", "At the end of the month I cannot tell one supermarket from another. A photo beside the payment would do.", mobile, 9);
        var invoices = Share(carmen, "Recordar a mis clientes las facturas que vencen", "Tengo una floristería. Cada semana pierdo una tarde reclamando facturas. Que el banco avise por mí, con mi logotipo, **tres días antes**.", business, 7);
        var voice = Share(elena, "Leer el saldo en voz alta", "Mi madre no ve bien las cifras pequeñas. Un botón grande que lea el saldo y los tres últimos movimientos.", mobile, 4);
        var quiet = Share(elena, "Una tarde a la semana sin reuniones", "Probémoslo un trimestre en dos equipos y midamos qué pasa.", workplace, 3, Audience.Employees);
        var round = Share(carmen, "Redondear cada compra y ahorrar la diferencia", "Compro un café por 1,40 € y los 0,60 € van a mi meta. Sin pensar.", savings, 2);
        var calendar = Share(oliver, "Show direct debits in a calendar", "One month at a glance: what leaves my account, and on which day.", mobile, 1);
        Share(elena, "Explicar cada comisión con una frase", "Detrás de cada cargo, una frase que diga por qué y cómo evitarlo la próxima vez.", general, 0.2);

        var dates = Share(carmen, "Ver qué recibos me van a cobrar y qué día", "Cada mes me llevo un susto. Con un **calendario** de los recibos que vienen lo vería antes.", mobile, 0.8);

        freeze.CastVote(carmen, Trending.Standard, Ago(15)); freeze.CastVote(elena, Trending.Standard, Ago(14)); freeze.CastVote(ruth, Trending.Standard, Ago(12)); freeze.CastVote(oliver, Trending.Standard, Ago(19));
        goals.CastVote(oliver, Trending.Standard, Ago(8)); goals.CastVote(elena, Trending.Standard, Ago(6)); goals.CastVote(laura, Trending.Standard, Ago(2));
        receipts.CastVote(carmen, Trending.Standard, Ago(3)); receipts.CastVote(ruth, Trending.Standard, Ago(2));
        invoices.CastVote(oscar, Trending.Standard, Ago(2)); invoices.CastVote(oliver, Trending.Standard, Ago(1)); invoices.CastVote(elena, Trending.Standard, Ago(0.5));
        voice.CastVote(carmen, Trending.Standard, Ago(1)); voice.CastVote(laura, Trending.Standard, Ago(0.3));
        quiet.CastVote(ruth, Trending.Standard, Ago(1));
        round.CastVote(oliver, Trending.Standard, Ago(0.4));
        calendar.CastVote(elena, Trending.Standard, Ago(0.7)); dates.CastVote(elena, Trending.Standard, Ago(0.6)); dates.CastVote(laura, Trending.Standard, Ago(0.5));
        await db.SaveChangesAsync();

        var question = goals.AddComment(oliver, "Could more than two people join? We are three flatmates.", Stance.Question, null, Trending.Standard, Ago(7));
        goals.AddComment(carmen, "Buena idea, no veo por qué no.", Stance.Support, question, Trending.Standard, Ago(6.8));
        invoices.AddComment(oscar, "¿Preferirías correo o mensaje de texto?", Stance.Question, null, Trending.Standard, Ago(1.5));
        voice.AddComment(ruth, "It should respect the phone's silent mode, or the whole bus hears my balance.", Stance.Concern, null, Trending.Standard, Ago(0.8));
        await db.SaveChangesAsync();

        freeze.TakeStep(IdeaStatus.UnderReview, ruth, "Security and the app team are looking at it together.", Ago(13));
        await DecideAsync(freeze, oscar, new(DecisionOutcome.GoAhead, ["A widget on the lock screen", "A shorter way inside the app"], DecisionModel.OneOwner, "It fits the spring release.", DateOnly.FromDateTime(now).AddMonths(6)), Ago(10));
        freeze.TakeStep(IdeaStatus.InProgress, oscar, "The widget is being built.", Ago(6));
        freeze.TakeStep(IdeaStatus.Delivered, oscar, "In version 8.2 for everybody.", Ago(1));
        freeze.AnswerOfficially(oscar, "You asked, we did: since version 8.2 you can **freeze and thaw your card from the lock screen**. Thank you, Oliver.", Ago(1));
        goals.TakeStep(IdeaStatus.UnderReview, ruth, "Estamos hablando con el equipo de cuentas.", Ago(5));
        goals.AnswerOfficially(ruth, "Nos gusta. Antes de decidir queremos saber cuántas personas ahorrarían juntas y para qué: cuéntanoslo en los comentarios.", Ago(4.5));
        goals.TakeStep(IdeaStatus.Refining, ruth, "Lo escribimos como propuesta con Carmen y Elena.", Ago(4.2));
        Refine(goals, ruth, oscar, [carmen, elena], Ago);
        invoices.TakeStep(IdeaStatus.UnderReview, oscar, "Lo miramos con tres comercios.", Ago(1.2));
        invoices.Assign(oscar, oscar);
        receipts.TakeStep(IdeaStatus.UnderReview, ruth, "The app team likes it.", Ago(7));
        receipts.TakeStep(IdeaStatus.Refining, ruth, "We work out what it takes, and what the law wants of such pictures.", Ago(5));
        round.AskAuthor(ruth, "¿Redondeamos a un euro o dejamos que cada cual elija? Nos ayudaría un ejemplo **de una semana tuya**.", Ago(0.5));
        calendar.AddComment(elena, "Would it show card payments too?", Stance.Question, null, Trending.Standard, Ago(0.4));
        db.AddRange(
            new StaffNote(invoices, oscar, "@Ruth Adler, hablé con tres comercios: dos lo usarían cada semana.", Ago(0.3)),
            new Flag(voice, null, oliver, "The photo of the mother shows her account number.", Ago(0.2)));
        await db.SaveChangesAsync();
        await SeedEndedAsync((author, title, body, topic, days, audience) => Share(author, title, body, topic, days, audience), carmen, oliver, ruth, oscar, cards, savings, now);
        await ScoreAsync(receipts, ruth, [elena, carmen, laura, oscar], "Would you use it? And **what would it cost** to keep the pictures safe?", Ago(4.5), (elena, [5, 5, 4, 2]), (carmen, [5, 4, 5, 2]), (laura, [1, 2, 2, 4]));
        await ScoreAsync(goals, laura, [ruth, laura], "", Ago(4), (ruth, [4, 4, 3, 3]), (laura, [4, 4, 4, 3]));
        await ScoreAsync(invoices, oscar, [ruth, elena, oscar], "", Ago(1), (ruth, [3, 3, 4, 4]), (elena, [4, 3, 3, 4]), (oscar, [3, 3, 3, 5]));

        var paper = Ask(oscar, [mobile, general]);
        var payslip = Share(elena, "Las nóminas, solo en la aplicación", "Cada mes imprimimos una hoja que casi nadie guarda. Un aviso y un **PDF firmado** bastan.", mobile, 8, challenge: paper);
        var shred = Share(oliver, "A box for paper that may be shredded at once", "Half of what I print in the branch goes straight into the bin. A locked box beside the printer, emptied weekly.", general, 6, challenge: paper);
        Share(carmen, "Firmar en la tableta y no en tres copias", "Para abrir la cuenta de mi hija firmé tres veces lo mismo en papel.", general, 5, challenge: paper);
        await db.SaveChangesAsync();
        foreach (var (idea, voter, votes, days) in new[] { (payslip, carmen, 3, 5.0), (payslip, ruth, 2, 4), (shred, carmen, 1, 3), (shred, elena, 2, 2.5) }) await db.GiveVotesAsync(idea, voter, votes, Ago(days), CancellationToken.None);
        shred.AddComment(elena, "¿Y si empezamos por una sola oficina?", Stance.Suggestion, null, Trending.Standard, Ago(2.4));
        await db.SaveChangesAsync();

        dates.MergeInto(calendar, ruth, "Es la misma idea en otro idioma: juntas se ve mejor cuánta gente la quiere.", Ago(0.3));
        await db.RescoreAsync(calendar, CancellationToken.None);
        await LookAsync(now);
    }

    // Whoever voted has seen it, and half of the others.
    private async Task LookAsync(DateTime now)
    {
        var (ideas, people) = (await db.Ideas.Include(i => i.Votes).AsNoTracking().ToListAsync(), await db.People.ToListAsync());
        foreach (var looks in ideas.SelectMany(idea => people
            .Where(person => idea.Votes.Any(v => v.VoterId == person.Id && !v.IsCarried) || (person.Id != idea.AuthorId && (person.Id + idea.Id) % 2 == 0 && idea.ExistsFor(person)))
            .Select(person => KeyValuePair.Create(Look.Of(person, idea.Id, now), now))).Chunk(ViewingQueries.BatchSize))
            await db.AddViewingsAsync(looks, CancellationToken.None);
    }

    // What came to an end some time ago, and what it taught.
    private async Task SeedEndedAsync(Func<Person, string, string, Topic, double, Audience, Idea> share, Person carmen, Person oliver, Person ruth, Person oscar, Topic cards, Topic savings, DateTime now)
    {
        DateTime Ago(double days) => now.AddDays(-days);
        var pin = share(carmen, "Cambiar el PIN desde la aplicación", "Para cambiar el PIN tuve que ir a un cajero y hacer cola.", cards, 190, Audience.Everyone);
        var crypto = share(oliver, "Savings goals in cryptocurrencies", "I want to save for a bicycle in bitcoin, beside my other goals.", savings, 105, Audience.Everyone);
        pin.CastVote(oliver, Trending.Standard, Ago(180)); pin.CastVote(ruth, Trending.Standard, Ago(170)); crypto.CastVote(carmen, Trending.Standard, Ago(103));
        await db.SaveChangesAsync();

        pin.TakeStep(IdeaStatus.UnderReview, ruth, "Seguridad lo está mirando.", Ago(187));
        pin.TakeStep(IdeaStatus.Planned, oscar, "Lo hacemos con la versión 7.4.", Ago(182));
        pin.TakeStep(IdeaStatus.InProgress, oscar, "En marcha con el equipo de tarjetas.", Ago(150));
        pin.TakeStep(IdeaStatus.Delivered, oscar, "Desde la versión 7.4 se cambia en dos pasos.", Ago(95));
        pin.AnswerOfficially(oscar, "Ya puedes cambiar el PIN en la aplicación, con tu huella. Gracias, Carmen.", Ago(95));
        crypto.TakeStep(IdeaStatus.Declined, oscar, "We may not keep customers' cryptocurrencies before the new rules.", Ago(100), new Reopening("The European rules on keeping them apply to us.", now.AddDays(60)));
        db.AddRange(
            pin.WriteLesson(oscar, new(
                "Security asked for a second proof of who one is two weeks before the release, and the release moved by six weeks.",
                "The rules were in a document that nobody of the app team knew. The change itself took **four days**.",
                "- Ask security in the first week, with a drawing of each step.\n- Write down who says yes, and by when.\n- Release to employees first: they found the two faults that mattered."), Ago(60)),
            crypto.WriteLesson(ruth, new(
                "The lawyers needed a day to say no; we had already drawn the screens.",
                "What people wanted was to see their savings beside each other, wherever they are kept.",
                "Ask what the wish behind the wish is before anything is drawn, and ask the lawyers on the first day."), Ago(80)));
        var outcome = pin.AskOutcome(90, new(40_000, 60_000), new(20_000, 25_000), Ago(5));
        outcome.File(oscar, new(52_000, 31_000, outcome.ExpectedValue, outcome.ExpectedCost, "Menos llamadas y menos visitas a la oficina, contadas en tres meses. El segundo control de seguridad costó 8.000 € más.", true), Ago(4));
        db.Add(outcome);
        await db.SaveChangesAsync();
    }

    private static void Refine(Idea idea, Person writer, Person owner, Person[] team, Func<double, DateTime> ago)
    {
        var first = new ProposalContent
        {
            Problem = "Dos de cada tres parejas que ahorran juntas llevan la cuenta en **una hoja aparte**. Una pone más un mes, la otra lo olvida, y nadie sabe cuánto falta.",
            Beneficiaries = "Parejas y compañeros de piso con cuenta aquí: unas 40.000 personas. Lo notarían en que dejan de preguntarse quién puso qué.",
            Solution = "Una meta que dos personas ven desde su propia cuenta, sin abrir otra.\n\n- cada una decide cuánto pone y cuándo\n- las dos ven cuánto falta",
            Effort = Effort.Quarter,
            Value = new(120_000, 300_000),
            Cost = new(60_000, 90_000),
            Risks =
            [
                new("Una pareja se separa y discute por el dinero", Likelihood.Possible, Impact.Serious, "Cada parte es siempre de quien la puso, y se ve en todo momento."),
                new("Casi nadie invita a la otra persona", Likelihood.Likely, Impact.Fatal, "La invitación es el primer paso, no el último. Lo probamos con veinte parejas."),
                new("El equipo de cuentas no llega a tiempo", Likelihood.Possible, Impact.Minor, ""),
            ],
            Team = team,
        };
        idea.Propose(first, writer, "Primera versión", isMaterial: false, ago(4));
        idea.Propose(first with { Solution = first.Solution.Replace("dos personas ven", "hasta cinco personas ven", StringComparison.Ordinal), Cost = new(80_000, 120_000) }, owner, "Hasta cinco personas por meta, no solo dos", isMaterial: true, ago(2.5));
    }

    private async Task ScoreAsync(Idea idea, Person by, Person[] asked, string note, DateTime at, params (Person Person, int[] Values)[] scorecards)
    {
        var set = await db.CriteriaAsync(null, CancellationToken.None);
        var scoring = db.Add(new Scoring(idea, set)).Entity;
        foreach (var person in asked) scoring.Invite(by, person, set, note, at.AddDays(3), at);
        foreach (var (person, values) in scorecards)
            scoring.File(person, [.. set.Criteria.Zip(values, (criterion, value) => new RatingTerms(criterion.Id, value, ""))], new LabSettings().Disagreement, at.AddHours(2));
        await db.SaveChangesAsync();
    }

    private async Task DecideAsync(Idea idea, Person owner, DecisionTerms terms, DateTime at)
    {
        var (chain, evidence) = (await db.DecisionChains.SingleAsync(), await db.EvidenceAsync(idea.Id, at, CancellationToken.None));
        db.Add(chain.Record(idea, owner, terms, evidence, DateOnly.FromDateTime(at), at));
    }
}
