namespace IdeaLab.Web.Pages.Review;

/// <summary>Which pile of the queue is shown, each oldest or most overdue first.</summary>
public enum QueueView
{
    /// <summary>What staff owe an answer or another look.</summary>
    Waiting,

    /// <summary>What waits for its author.</summary>
    Author,

    /// <summary>Members' questions nobody of staff has answered.</summary>
    Questions,

    /// <summary>What members reported.</summary>
    Reports,

    /// <summary>Answers of which the author said that they are none, and no other has come.</summary>
    Refused,

    /// <summary>What was delivered or declined and still owes a lesson.</summary>
    Lessons,

    /// <summary>What was delivered long enough ago to be asked what it brought.</summary>
    Outcomes,

    /// <summary>Where scorecards lie apart.</summary>
    Divided,

    All,
}
