using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.Proposals;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IdeaLab.Web.Pages.Proposals;

/// <summary>What is typed about a proposal.</summary>
public sealed class ProposalForm
{
    private const int RisksAdvised = 5;

    /// <summary>The number of the version it goes on from, 0 for none: when another comes between, the writer is told.</summary>
    public int Base { get; set; }

    [Display(Name = "Proposal.Problem")]
    [Required(ErrorMessage = "Form.Required"), StringLength(ProposalContent.TextMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Problem { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Proposal.Beneficiaries")]
    [StringLength(ProposalContent.TextMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Beneficiaries { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Proposal.Solution")]
    [StringLength(ProposalContent.TextMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Solution { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Proposal.Effort")]
    [EnumDataType(typeof(Effort), ErrorMessage = "Form.Choose")]
    public Effort? Effort { get; set; }

    [Display(Name = "Proposal.Value.Low")]
    public long? ValueLow { get; set; }

    [Display(Name = "Proposal.Value.High")]
    public long? ValueHigh { get; set; }

    [Display(Name = "Proposal.Cost.Low")]
    public long? CostLow { get; set; }

    [Display(Name = "Proposal.Cost.High")]
    public long? CostHigh { get; set; }

    public List<RiskInput> Risks { get; set; } = [];

    /// <summary>Of people. Staff alone choose them.</summary>
    public List<int> Team { get; set; } = [];

    /// <summary>Part of the name of somebody to put on the team.</summary>
    [Display(Name = "Proposal.Team.Find")]
    [StringLength(80, ErrorMessage = "Form.TooLong")]
    public string? Find { get; set; }

    [Display(Name = "Proposal.Note")]
    [StringLength(ProposalVersion.NoteMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Note { get; set; }

    [Display(Name = "Proposal.Material")]
    public bool IsMaterial { get; set; }

    public static ProposalForm Of(ProposalVersion version)
    {
        var said = version.Content;
        return new()
        {
            Base = version.Number,
            Problem = said.Problem,
            Beneficiaries = said.Beneficiaries,
            Solution = said.Solution,
            Effort = said.Effort,
            ValueLow = said.Value?.Low,
            ValueHigh = said.Value?.High,
            CostLow = said.Cost?.Low,
            CostHigh = said.Cost?.High,
            Risks = [.. said.Risks.Select(RiskInput.Of)],
            Team = [.. said.Team.Select(person => person.Id)],
        };
    }

    /// <summary>Everything it says but the team and the pictures, with what is wrong said beside its field.</summary>
    /// <param name="name">Of the form among the fields, such as "Form".</param>
    public ProposalContent? Read(string name, ModelStateDictionary state, Func<RuleViolation, string> say)
    {
        var (value, cost) = (Range(ValueLow, ValueHigh, nameof(ValueLow)), Range(CostLow, CostHigh, nameof(CostLow)));
        for (var row = 0; row < Risks.Count; row++)
        {
            if (!Risks[row].IsEmpty && string.IsNullOrWhiteSpace(Risks[row].What)) state.AddModelError($"{name}.{nameof(Risks)}[{row}].{nameof(RiskInput.What)}", say(new("Rule.RiskWhat", Risk.WhatMaxLength)));
        }
        if (IsMaterial && string.IsNullOrWhiteSpace(Note)) state.AddModelError($"{name}.{nameof(Note)}", say(new("Rule.ProposalMaterial")));
        return !state.IsValid ? null : new()
        {
            Problem = Problem ?? "",
            Beneficiaries = Beneficiaries ?? "",
            Solution = Solution ?? "",
            Effort = Effort,
            Value = value,
            Cost = cost,
            Risks = [.. Risks.Where(risk => !risk.IsEmpty).Select(risk => new Risk(risk.What!, risk.Likelihood, risk.Impact, risk.Answer ?? ""))],
        };

        MoneyRange? Range(long? low, long? high, string field)
        {
            try
            {
                return MoneyRange.Of(low, high);
            }
            catch (RuleViolation rule)
            {
                state.AddModelError($"{name}.{field}", say(rule));
                return null;
            }
        }
    }

    public bool TakesMoreRisks => Risks.Count < ProposalContent.RisksMax;

    /// <summary>Shows at least so many rows as are advised.</summary>
    public void Pad(bool more)
    {
        Risks = [.. Risks.Take(ProposalContent.RisksMax)];
        var rows = more ? ProposalContent.RisksMax : Math.Min(ProposalContent.RisksMax, Math.Max(RisksAdvised, Risks.Count));
        while (Risks.Count < rows) Risks.Add(new RiskInput());
    }

    public sealed class RiskInput
    {
        [Display(Name = "Proposal.Risk.What")]
        [StringLength(Risk.WhatMaxLength, ErrorMessage = "Form.TooLong")]
        public string? What { get; set; }

        [Display(Name = "Proposal.Risk.Likelihood")]
        [EnumDataType(typeof(Likelihood), ErrorMessage = "Form.Choose")]
        public Likelihood? Likelihood { get; set; }

        [Display(Name = "Proposal.Risk.Impact")]
        [EnumDataType(typeof(Impact), ErrorMessage = "Form.Choose")]
        public Impact? Impact { get; set; }

        [Display(Name = "Proposal.Risk.Answer")]
        [StringLength(Risk.AnswerMaxLength, ErrorMessage = "Form.TooLong")]
        public string? Answer { get; set => field = value?.ReplaceLineEndings("\n"); }

        public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Answer) && Likelihood is null && Impact is null;

        public static RiskInput Of(Risk risk) => new() { What = risk.What, Likelihood = risk.Likelihood, Impact = risk.Impact, Answer = risk.Answer };
    }
}
