using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Outcomes;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Domain.Settings;
using IdeaLab.Domain.Voting;
using IdeaLab.Domain.Warning;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdeaLab.Web.Data;

/// <summary>The one database. What differs between engines is in the two subclasses, <c>Search</c> and <c>Migrations</c>.</summary>
public abstract class IdeaLabDb(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<TopicOwner> TopicOwners => Set<TopicOwner>();
    public DbSet<Challenge> Challenges => Set<Challenge>();
    public DbSet<ChallengePlace> ChallengePlaces => Set<ChallengePlace>();
    public DbSet<Ballot> Ballots => Set<Ballot>();
    public DbSet<Idea> Ideas => Set<Idea>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<VoteReplay> VoteReplays => Set<VoteReplay>();
    public DbSet<Sanction> Sanctions => Set<Sanction>();
    public DbSet<VoteTrace> VoteTraces => Set<VoteTrace>();
    public DbSet<NetworkSalt> NetworkSalts => Set<NetworkSalt>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<HeldVote> HeldVotes => Set<HeldVote>();
    public DbSet<Verdict> Verdicts => Set<Verdict>();
    public DbSet<VoteWatch> VoteWatches => Set<VoteWatch>();
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
    public DbSet<DigestEntry> Digests => Set<DigestEntry>();
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
    public DbSet<LabSettings> Settings => Set<LabSettings>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(IdeaLabDb).Assembly);
        foreach (var table in builder.Model.GetEntityTypes().Where(t => t.GetTableName()?.StartsWith("AspNet", StringComparison.Ordinal) == true))
            table.SetTableName(table.GetTableName()!.Replace("AspNetUser", "Account", StringComparison.Ordinal));
    }

    // Named here and not in options, so that design time and run time have one schema; version 3 has passkeys.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // Columns hold UTC without saying so; what is read back must say it again.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

public sealed class SqliteIdeaLabDb(DbContextOptions<SqliteIdeaLabDb> options) : IdeaLabDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // SQLite cannot add a stored column to a table that is there, and indexes one that is not stored as well.
        builder.Entity<Idea>().Property(i => i.SupportLow).Metadata.SetIsStored(false);
    }
}

public sealed class SqlServerIdeaLabDb(DbContextOptions<SqlServerIdeaLabDb> options) : IdeaLabDb(options);
