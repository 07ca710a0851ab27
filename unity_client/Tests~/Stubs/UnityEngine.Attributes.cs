// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/SerializeField.html
    public sealed class SerializeField : Attribute
    {
    }

    // docs.unity3d.com/ScriptReference/HideInInspector.html
    public sealed class HideInInspector : Attribute
    {
    }

    // docs.unity3d.com/ScriptReference/PropertyAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = false)]
    public abstract class PropertyAttribute : Attribute
    {
        public int order { get; set; }
    }

    // docs.unity3d.com/ScriptReference/HeaderAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = true)]
    public class HeaderAttribute : PropertyAttribute
    {
        public readonly string header;

        public HeaderAttribute(string header)
        {
            this.header = header;
        }
    }

    // docs.unity3d.com/ScriptReference/TooltipAttribute.html
    [AttributeUsage(AttributeTargets.All, Inherited = true, AllowMultiple = false)]
    public class TooltipAttribute : PropertyAttribute
    {
        public readonly string tooltip;

        public TooltipAttribute(string tooltip)
        {
            this.tooltip = tooltip;
        }
    }

    // docs.unity3d.com/ScriptReference/RangeAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = false)]
    public sealed class RangeAttribute : PropertyAttribute
    {
        public readonly float min;
        public readonly float max;

        public RangeAttribute(float min, float max)
        {
            this.min = min;
            this.max = max;
        }
    }

    // docs.unity3d.com/ScriptReference/MinAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = false)]
    public sealed class MinAttribute : PropertyAttribute
    {
        public readonly float min;

        public MinAttribute(float min)
        {
            this.min = min;
        }
    }

    // docs.unity3d.com/ScriptReference/SpaceAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = true)]
    public class SpaceAttribute : PropertyAttribute
    {
        public readonly float height;

        public SpaceAttribute()
            : this(8f)
        {
        }

        public SpaceAttribute(float height)
        {
            this.height = height;
        }
    }

    // docs.unity3d.com/ScriptReference/TextAreaAttribute.html
    [AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = false)]
    public sealed class TextAreaAttribute : PropertyAttribute
    {
        public readonly int minLines;
        public readonly int maxLines;

        public TextAreaAttribute()
            : this(3, 3)
        {
        }

        public TextAreaAttribute(int minLines, int maxLines)
        {
            this.minLines = minLines;
            this.maxLines = maxLines;
        }
    }

    // docs.unity3d.com/ScriptReference/RequireComponent.html
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class RequireComponent : Attribute
    {
        public Type m_Type0;
        public Type m_Type1;

        public RequireComponent(Type requiredComponent)
        {
            m_Type0 = requiredComponent;
        }

        public RequireComponent(Type requiredComponent, Type requiredComponent2)
        {
            m_Type0 = requiredComponent;
            m_Type1 = requiredComponent2;
        }

        internal Type[] Types => m_Type1 is null ? new[] { m_Type0 } : new[] { m_Type0, m_Type1 };
    }

    // docs.unity3d.com/ScriptReference/DisallowMultipleComponent.html
    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class DisallowMultipleComponent : Attribute
    {
    }

    // docs.unity3d.com/ScriptReference/AddComponentMenu.html
    public sealed class AddComponentMenu : Attribute
    {
        public AddComponentMenu(string menuName)
        {
            componentMenu = menuName;
        }

        public string componentMenu { get; }
    }

    // docs.unity3d.com/ScriptReference/CreateAssetMenuAttribute.html
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
    public sealed class CreateAssetMenuAttribute : Attribute
    {
        public string menuName { get; set; }
        public string fileName { get; set; }
        public int order { get; set; }
    }

    // docs.unity3d.com/ScriptReference/ExecuteAlways.html
    public sealed class ExecuteAlways : Attribute
    {
    }

    // docs.unity3d.com/ScriptReference/DefaultExecutionOrder.html
    [AttributeUsage(AttributeTargets.Class)]
    public class DefaultExecutionOrder : Attribute
    {
        public DefaultExecutionOrder(int order)
        {
            this.order = order;
        }

        public int order { get; private set; }
    }

    // docs.unity3d.com/ScriptReference/HelpURLAttribute.html
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public class HelpURLAttribute : Attribute
    {
        public HelpURLAttribute(string url)
        {
            URL = url;
        }

        public string URL { get; }
    }

    // docs.unity3d.com/ScriptReference/ContextMenu.html
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class ContextMenu : Attribute
    {
        public readonly string menuItem;

        public ContextMenu(string itemName)
        {
            menuItem = itemName;
        }
    }

    // docs.unity3d.com/ScriptReference/RuntimeInitializeLoadType.html
    public enum RuntimeInitializeLoadType
    {
        AfterSceneLoad = 0,
        BeforeSceneLoad = 1,
        AfterAssembliesLoaded = 2,
        BeforeSplashScreen = 3,
        SubsystemRegistration = 4,
    }

    // docs.unity3d.com/ScriptReference/RuntimeInitializeOnLoadMethodAttribute.html
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class RuntimeInitializeOnLoadMethodAttribute : Scripting.PreserveAttribute
    {
        public RuntimeInitializeOnLoadMethodAttribute()
        {
        }

        public RuntimeInitializeOnLoadMethodAttribute(RuntimeInitializeLoadType loadType)
        {
            this.loadType = loadType;
        }

        public RuntimeInitializeLoadType loadType { get; private set; }
    }
}

namespace UnityEngine.Scripting
{
    // docs.unity3d.com/ScriptReference/Scripting.PreserveAttribute.html
    [AttributeUsage(
        AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct
            | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Delegate
            | AttributeTargets.Constructor | AttributeTargets.Method | AttributeTargets.Property
            | AttributeTargets.Field | AttributeTargets.Event,
        Inherited = false)]
    public class PreserveAttribute : Attribute
    {
    }
}

namespace UnityEngine.Serialization
{
    // docs.unity3d.com/ScriptReference/Serialization.FormerlySerializedAsAttribute.html
    [AttributeUsage(AttributeTargets.Field, AllowMultiple = true, Inherited = false)]
    public class FormerlySerializedAsAttribute : Attribute
    {
        public FormerlySerializedAsAttribute(string oldName)
        {
            this.oldName = oldName;
        }

        public string oldName { get; }
    }
}
