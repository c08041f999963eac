namespace IdeaLab.Domain.Proposals;

/// <summary>One way in which it can fail, told as if it had happened (Klein, "Performing a Project Premortem", Harvard Business Review 2007), and what is done about it.</summary>
/// <param name="What">What went wrong.</param>
/// <param name="Answer">What is done so that it does not; may be empty while nobody knows.</param>
public sealed record Risk(string What, Likelihood? Likelihood, Impact? Impact, string Answer)
{
    public const int WhatMaxLength = 300;
    public const int AnswerMaxLength = 1000;

    internal Risk Checked()
    {
        var risk = this with { What = OneLine.Of(What), Answer = ProposalContent.Plain(Answer) };
        if (risk.What.Length is 0 or > WhatMaxLength) throw new RuleViolation("Rule.RiskWhat", WhatMaxLength);
        return risk.Answer.Length > AnswerMaxLength ? throw new RuleViolation("Rule.RiskAnswer", AnswerMaxLength) : risk;
    }
}
