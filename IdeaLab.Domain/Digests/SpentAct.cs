namespace IdeaLab.Domain.Digests;

/// <summary>That an act was done from a mail. Unique by the act, so that it is done once however often its button is pressed; kept until the offer has run out.</summary>
public sealed class SpentAct
{
    private SpentAct() { }

    public SpentAct(MailedAct mailed, DateTime at) => (PersonId, Act, IdeaId, Until, At) = (mailed.PersonId, mailed.Act, mailed.IdeaId, mailed.Until, at);

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public DigestAct Act { get; private set; }
    public int IdeaId { get; private set; }
    public DateTime Until { get; private set; }

    /// <summary>When it was done, UTC.</summary>
    public DateTime At { get; private set; }
}
