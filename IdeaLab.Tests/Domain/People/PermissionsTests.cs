using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Tests.Domain.People;

public sealed class PermissionsTests
{
    [Fact]
    public void Staff_whose_roles_rest_are_members_like_others()
    {
        var all = Cast.Staff(Roles.Reviewer | Roles.Owner | Roles.Lead | Roles.Admin);
        Assert.True(all.ReviewsIdeas() && all.OwnsTopics() && all.LeadsInnovation() && all.SetsCriteria() && all.AdministersLab() && Audience.Customers.Admits(all));

        all.RestRoles();
        Assert.False(all.ReviewsIdeas() || all.OwnsTopics() || all.LeadsInnovation() || all.SetsCriteria() || all.AdministersLab() || Audience.Customers.Admits(all));
        Assert.True(Audience.Employees.Admits(all));
        Assert.Equal(Roles.Reviewer | Roles.Owner | Roles.Lead | Roles.Admin, all.Roles);
    }
}
