using System.Linq.Expressions;
using System.Text.Json;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Rights;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.SignIns;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdeaLab.Web.Data;

/// <summary>The one database. What differs between engines is in the two subclasses, <c>Search</c> and <c>Migrations</c>.</summary>
public abstract class IdeaLabDb(DbContextOptions options) : IdentityUserContext<Account, int>(options), IDataProtectionKeyContext
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Circle> Circles => Set<Circle>();
    public DbSet<CircleSegment> CircleSegments => Set<CircleSegment>();
    public DbSet<SegmentInvitation> SegmentInvitations => Set<SegmentInvitation>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<TopicOwner> TopicOwners => Set<TopicOwner>();
    public DbSet<Challenge> Challenges => Set<Challenge>();
    public DbSet<ChallengePlace> ChallengePlaces => Set<ChallengePlace>();
    public DbSet<Ballot> Ballots => Set<Ballot>();
    public DbSet<Idea> Ideas => Set<Idea>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<VoteReplay> VoteReplays => Set<VoteReplay>();
    public DbSet<ModerationAct> ModerationActs => Set<ModerationAct>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<Withheld> Withheld => Set<Withheld>();
    public DbSet<Sanction> Sanctions => Set<Sanction>();
    public DbSet<VoteTrace> VoteTraces => Set<VoteTrace>();
    public DbSet<NetworkSalt> NetworkSalts => Set<NetworkSalt>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<HeldVote> HeldVotes => Set<HeldVote>();
    public DbSet<Verdict> Verdicts => Set<Verdict>();
    public DbSet<VoteWatch> VoteWatches => Set<VoteWatch>();
    public DbSet<HoldingSettings> HoldingSettings => Set<HoldingSettings>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Merge> Merges => Set<Merge>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();
    public DbSet<OfficialResponse> Responses => Set<OfficialResponse>();
    public DbSet<AuthorQuestion> AuthorQuestions => Set<AuthorQuestion>();
    public DbSet<StaffNote> StaffNotes => Set<StaffNote>();
    public DbSet<Flag> Flags => Set<Flag>();
    public DbSet<ResponsePromise> Promises => Set<ResponsePromise>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<OwedNews> OwedNews => Set<OwedNews>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<RankSnapshot> Snapshots => Set<RankSnapshot>();
    public DbSet<EyesPool> EyesPools => Set<EyesPool>();
    public DbSet<RankPlace> RankPlaces => Set<RankPlace>();
    public DbSet<Viewing> Viewings => Set<Viewing>();
    public DbSet<PassingViewing> PassingViewings => Set<PassingViewing>();
    public DbSet<DaySalt> DaySalts => Set<DaySalt>();
    public DbSet<SiteHour> SiteHours => Set<SiteHour>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();
    public DbSet<MailStop> MailStops => Set<MailStop>();
    public DbSet<DigestEntry> Digests => Set<DigestEntry>();
    public DbSet<SpentAct> SpentActs => Set<SpentAct>();
    public DbSet<ActCount> ActCounts => Set<ActCount>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<ClaimRule> ClaimRules => Set<ClaimRule>();
    public DbSet<SeenProvider> SeenProviders => Set<SeenProvider>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<CriteriaSet> CriteriaSets => Set<CriteriaSet>();
    public DbSet<Scoring> Scorings => Set<Scoring>();
    public DbSet<ScoreInvitation> ScoreInvitations => Set<ScoreInvitation>();
    public DbSet<Scorecard> Scorecards => Set<Scorecard>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<DecisionChain> DecisionChains => Set<DecisionChain>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<ProposalVersion> ProposalVersions => Set<ProposalVersion>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<Outcome> Outcomes => Set<Outcome>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<LessonVersion> LessonVersions => Set<LessonVersion>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<AuditChain> AuditChains => Set<AuditChain>();
    public DbSet<LabSettings> Settings => Set<LabSettings>();
    public DbSet<DataExport> DataExports => Set<DataExport>();
    public DbSet<RetentionPeriod> RetentionPeriods => Set<RetentionPeriod>();

    /// <summary>Seconds since 1970 at a moment, in a query; to the microsecond.</summary>
    public static double UnixSeconds(DateTime at) => throw new NotSupportedException($"Only a query can ask for the seconds at {at:O}.");

    /// <summary>Sets the scores of ideas that are still at the version they were read at, all in one statement.</summary>
    /// <returns>Which were.</returns>
    public abstract Task<List<int>> SetScoresAsync(IReadOnlyCollection<IdeaScore> scores, CancellationToken ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(IdeaLabDb).Assembly);
        foreach (var table in builder.Model.GetEntityTypes().Where(t => t.GetTableName()?.StartsWith("AspNet", StringComparison.Ordinal) == true))
            table.SetTableName(table.GetTableName()!.Replace("AspNetUser", "Account", StringComparison.Ordinal));
    }

    protected static SqlExpression Function(string name, RelationalTypeMapping returns, params SqlExpression[] arguments) =>
        new SqlFunctionExpression(name, arguments, nullable: false, new bool[arguments.Length], returns.ClrType, returns);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // Columns hold UTC without saying so; what is read back must say it again.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

public sealed class SqliteIdeaLabDb(DbContextOptions<SqliteIdeaLabDb> options) : IdeaLabDb(options)
{
    public override Task<List<int>> SetScoresAsync(IReadOnlyCollection<IdeaScore> scores, CancellationToken ct) => Database.SqlQuery<int>($"""
        UPDATE "Ideas" SET "TrendingScore" = s.value ->> 'Score', "Version" = "Version" + 1
        FROM json_each({JsonSerializer.Serialize(scores)}) AS s WHERE "Ideas"."Id" = s.value ->> 'Id' AND "Ideas"."Version" = s.value ->> 'Version'
        RETURNING "Ideas"."Id"
        """).ToListAsync(ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // SQLite cannot add a stored column to a table that is there, and indexes one that is not stored as well.
        builder.Entity<Idea>().Property(i => i.SupportLow).Metadata.SetIsStored(false);
        // Whole seconds from the first nineteen characters; SQLite would round the fraction behind them to milliseconds.
        builder.HasDbFunction(() => UnixSeconds(default)).HasTranslation(static at => new SqlBinaryExpression(ExpressionType.Add,
            Function("unixepoch", LongTypeMapping.Default, Function("substr", StringTypeMapping.Default, at[0], new SqlFragmentExpression("1"), new SqlFragmentExpression("19"))),
            new SqlUnaryExpression(ExpressionType.Convert, Function("substr", StringTypeMapping.Default, at[0], new SqlFragmentExpression("20")), typeof(double), DoubleTypeMapping.Default),
            typeof(double), DoubleTypeMapping.Default));
    }
}

public sealed class SqlServerIdeaLabDb(DbContextOptions<SqlServerIdeaLabDb> options) : IdeaLabDb(options)
{
    // The mapping for all engines writes numerals that T-SQL takes for decimals; the one for this engine is public and only said to be internal.
#pragma warning disable EF1001
    private static readonly RelationalTypeMapping Float = Microsoft.EntityFrameworkCore.SqlServer.Storage.Internal.SqlServerDoubleTypeMapping.Default;
#pragma warning restore EF1001

    public override Task<List<int>> SetScoresAsync(IReadOnlyCollection<IdeaScore> scores, CancellationToken ct) => Database.SqlQuery<int>($"""
        UPDATE i SET TrendingScore = s.Score, Version = i.Version + 1 OUTPUT inserted.Id
        FROM Ideas AS i INNER JOIN OPENJSON({JsonSerializer.Serialize(scores)}) WITH (Id int, Score float, Version int) AS s ON s.Id = i.Id AND s.Version = i.Version
        """).ToListAsync(ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // A key takes 900 bytes, and Identity's own lengths are for others. An identifier of OpenID Connect has at most 255 signs.
        var (login, token) = (builder.Entity<IdentityUserLogin<int>>(), builder.Entity<IdentityUserToken<int>>());
        login.Property(l => l.LoginProvider).HasMaxLength(100);
        login.Property(l => l.ProviderKey).HasMaxLength(300);
        token.Property(t => t.LoginProvider).HasMaxLength(100);
        token.Property(t => t.Name).HasMaxLength(100);
        builder.HasDbFunction(() => UnixSeconds(default)).HasTranslation(static at => new SqlBinaryExpression(ExpressionType.Divide,
            Function("DATEDIFF_BIG", LongTypeMapping.Default, new SqlFragmentExpression("microsecond"), new SqlFragmentExpression("'1970-01-01'"), at[0]),
            new SqlFragmentExpression("1E6"), typeof(double), Float));
    }
}

/// <summary>The score an idea is to have, in half-lives, and the version at which its rows said so.</summary>
public sealed record IdeaScore(int Id, double Score, int Version);
